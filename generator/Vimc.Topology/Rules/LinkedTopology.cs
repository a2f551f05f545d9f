using Vimc.Topology.Model;
using Vimc.Topology.Reading;

namespace Vimc.Topology.Rules;

/// <summary>A description whose names all refer to something, with indices in their place.</summary>
/// <param name="Declaration">As written.</param>
/// <param name="Links">One for each of its links.</param>
/// <param name="AncillaryLinks">One for each sensor with a lens.</param>
internal sealed record LinkedTopology(
    TopologyDeclaration Declaration,
    IReadOnlyList<LinkedLink> Links,
    IReadOnlyList<AncillaryLink> AncillaryLinks)
{
    /// <summary>The entities, as written.</summary>
    public IReadOnlyList<EntityDeclaration> Entities => Declaration.Entities;

    /// <summary>The name of the entity at <paramref name="index"/>.</summary>
    public string NameOf(int index) => Entities[index].Name.Value;

    /// <summary>The links into each entity, enabled ones first, otherwise as written.</summary>
    public ILookup<int, LinkedLink> LinksInto { get; } = Links
        .OrderBy(link => link.Link.IsEnabled ? 0 : 1)
        .ToLookup(link => link.Link.Sink.Entity);
}
