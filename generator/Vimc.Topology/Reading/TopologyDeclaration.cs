using Vimc.Topology.Diagnostics;
using Vimc.Topology.Formats;

namespace Vimc.Topology.Reading;

/// <summary>A description that has the right shape: every key known, every value of its kind.</summary>
/// <param name="Position">Of the whole.</param>
/// <param name="Name">Of the topology.</param>
/// <param name="DriverName">What the media device calls its driver.</param>
/// <param name="Formats">What it asks for, with those of every driver.</param>
/// <param name="Entities">As written.</param>
/// <param name="Links">As written.</param>
internal sealed record TopologyDeclaration(
    SourcePosition Position,
    string Name,
    string? DriverName,
    FormatSet Formats,
    IReadOnlyList<EntityDeclaration> Entities,
    IReadOnlyList<LinkDeclaration> Links);
