using Vimc.Topology.Diagnostics;

namespace Vimc.Topology.Reading;

/// <summary>A pad as written: <c>Sensor A:0</c>. Nothing says yet that it exists.</summary>
internal sealed record PadReference(SourcePosition Position, string Entity, int Pad)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Entity}:{Pad}";
}
