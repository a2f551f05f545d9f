using System.Diagnostics.CodeAnalysis;
using Vimc.Topology.Diagnostics;
using Vimc.Topology.Model;

namespace Vimc.Topology;

/// <summary>What came of a description: a topology, or at least one diagnostic.</summary>
/// <param name="Text">The description; empty if it could not be read.</param>
/// <param name="Topology">Null if there are diagnostics.</param>
/// <param name="Diagnostics">In the order of the text.</param>
public sealed record CompiledTopology(
    string Text,
    MediaTopology? Topology,
    IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Whether there is a topology.</summary>
    [MemberNotNullWhen(true, nameof(Topology))]
    public bool IsValid => Topology is not null;
}
