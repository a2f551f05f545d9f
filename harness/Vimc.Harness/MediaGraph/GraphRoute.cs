namespace Vimc.Harness.MediaGraph;

/// <summary>The way of a link through the columns.</summary>
/// <param name="Link">The link.</param>
/// <param name="Segments">From the source to the sink.</param>
internal sealed record GraphRoute(MediaLink Link, IReadOnlyList<GraphSegment> Segments);
