using Vimc.Topology.Formats;

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
    /// <summary>What the driver is called, and its media device says unless told otherwise.</summary>
    public const string DefaultDriverName = "vimc";

    /// <summary>What fits the 16 bytes of <c>struct media_device_info</c>, terminated.</summary>
    public const int MaxDriverNameLength = 15;

    /// <summary>
    /// The driver that the media device says it has. Camera stacks choose by it how they drive a device.
    /// </summary>
    public string DriverName { get; init; } = DefaultDriverName;

    /// <summary>The formats the driver has.</summary>
    public FormatSet Formats { get; init; } = FormatSet.InTree;

    /// <summary>Whether an entity of <paramref name="kind"/> exists.</summary>
    public bool Has(EntityKind kind) => Entities.Any(entity => entity.Type.Kind == kind);

    /// <summary>A pad as links are written in a description: <c>Sensor A:0</c>.</summary>
    public string Describe(PadIndex pad) => $"{Entities[pad.Entity].Name}:{pad.Pad}";
}
