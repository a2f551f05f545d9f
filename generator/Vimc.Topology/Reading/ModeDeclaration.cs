using Vimc.Topology.Diagnostics;
using Vimc.Topology.Model;

namespace Vimc.Topology.Reading;

/// <summary>A mode of a sensor as written.</summary>
internal sealed record ModeDeclaration(SourcePosition Position, Located<FrameSize> Size, int Binning)
{
    /// <summary>First column; in the middle of the array if nothing is said.</summary>
    public Located<int>? Left { get; init; }

    /// <summary>First line; likewise.</summary>
    public Located<int>? Top { get; init; }
}
