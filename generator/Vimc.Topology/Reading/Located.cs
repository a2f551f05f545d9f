using Vimc.Topology.Diagnostics;

namespace Vimc.Topology.Reading;

/// <summary>A value and where it was written.</summary>
internal sealed record Located<T>(T Value, SourcePosition Position);
