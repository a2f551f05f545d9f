namespace Vimc.Topology.Model;

/// <summary>A media graph that keeps all rules: it can be generated without further checks.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Entities">In the order of the description, which is the order in the driver.</param>
/// <param name="DataLinks">In the order of the description.</param>
/// <param name="AncillaryLinks">In the order of the sensors.</param>
public sealed record MediaTopology(
    string Name,
    IReadOnlyList<Entity> Entities,
    IReadOnlyList<DataLink> DataLinks,
    IReadOnlyList<AncillaryLink> AncillaryLinks)
{
    /// <summary>Whether an entity of <paramref name="kind"/> exists.</summary>
    public bool Has(EntityKind kind) => Entities.Any(entity => entity.Type.Kind == kind);

    /// <summary>A pad as links are written in a description: <c>Sensor A:0</c>.</summary>
    public string Describe(PadIndex pad) => $"{Entities[pad.Entity].Name}:{pad.Pad}";
}
