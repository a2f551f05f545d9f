namespace Vimc.Topology.Model;

/// <summary>A link pixels go over.</summary>
/// <param name="Source">A source pad.</param>
/// <param name="Sink">A sink pad.</param>
/// <param name="IsEnabled">Whether pixels go over it as loaded.</param>
/// <param name="IsImmutable">Whether that can never be changed.</param>
public sealed record DataLink(PadIndex Source, PadIndex Sink, bool IsEnabled, bool IsImmutable);
