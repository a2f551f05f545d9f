namespace Vimc.Harness.MediaGraph;

/// <summary>The part of a link between two neighbouring columns.</summary>
/// <param name="From">The left end.</param>
/// <param name="FromPad">Its pad; 0 for a passage.</param>
/// <param name="To">The right end.</param>
/// <param name="ToPad">Its pad; 0 for a passage.</param>
internal sealed record GraphSegment(GraphBox From, int FromPad, GraphBox To, int ToPad);
