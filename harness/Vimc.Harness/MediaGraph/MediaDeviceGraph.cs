namespace Vimc.Harness.MediaGraph;

/// <summary>A media device: entities, pads and links, as a kernel shows them or a topology asks for them.</summary>
/// <param name="Device">The identity of the device, or null for a topology that is not loaded.</param>
/// <param name="Entities">In the order of the driver.</param>
/// <param name="Links">The data links.</param>
/// <param name="AncillaryLinks">
/// Which lens belongs to which sensor, or null where the source cannot say: <c>media-ctl</c> does not print them.
/// </param>
public sealed record MediaDeviceGraph(
    MediaDeviceIdentity? Device,
    IReadOnlyList<MediaEntity> Entities,
    IReadOnlyList<MediaLink> Links,
    IReadOnlyList<MediaAncillaryLink>? AncillaryLinks)
{
    /// <summary>The entity of that name, or null.</summary>
    public MediaEntity? FindEntity(string name) => Entities.FirstOrDefault(entity => entity.Name == name);

    /// <summary>
    /// This graph with what only the topology knows: functions of entities of the same name, and ancillary links.
    /// </summary>
    public MediaDeviceGraph CompletedBy(MediaDeviceGraph topology) => this with
    {
        Entities =
        [
            .. Entities.Select(entity => entity with
            {
                Function = entity.Function ?? topology.FindEntity(entity.Name)?.Function,
            }),
        ],
        AncillaryLinks = AncillaryLinks ?? topology.AncillaryLinks,
    };

    /// <summary>The pad, or null.</summary>
    public MediaPad? FindPad(MediaPadId id) =>
        FindEntity(id.Entity)?.Pads.FirstOrDefault(pad => pad.Index == id.Pad);
}
