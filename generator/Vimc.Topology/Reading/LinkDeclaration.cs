using Vimc.Topology.Diagnostics;

namespace Vimc.Topology.Reading;

/// <summary>A link as written.</summary>
/// <param name="Position">Where it starts.</param>
/// <param name="Source">The pad after <c>source:</c>.</param>
/// <param name="Sink">The pad after <c>sink:</c>.</param>
/// <param name="IsEnabled">Whether it has the flag <c>enabled</c>.</param>
/// <param name="IsImmutable">Whether it has the flag <c>immutable</c>.</param>
internal sealed record LinkDeclaration(
    SourcePosition Position,
    PadReference Source,
    PadReference Sink,
    bool IsEnabled,
    bool IsImmutable);
