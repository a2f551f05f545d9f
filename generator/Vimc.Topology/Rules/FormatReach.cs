using Vimc.Topology.Formats;
using Vimc.Topology.Model;

namespace Vimc.Topology.Rules;

/// <summary>
/// Works out which formats can get where: over links of any state, as user space enables and disables them, whatever
/// the pads are set to.
/// </summary>
/// <param name="topology">Without cycles.</param>
internal sealed class FormatReach(LinkedTopology topology)
{
    private readonly Dictionary<int, HashSet<MediaBusFormat>> _outputs = [];

    private FormatSet Formats => topology.Declaration.Formats;

    /// <summary>What the capture at <paramref name="index"/> can store, without the formats of every driver.</summary>
    public IReadOnlyList<PixelFormat> FurtherFormats(int index)
    {
        var entity = topology.Entities[index];
        if (entity.Type.Kind != EntityKind.Capture)
            return [];

        var arriving = Arriving(index).ToList();
        return [.. Formats.Further
            .Where(format => arriving.Exists(format.Stores))
            .Where(format => !format.IsMultiPlanar || entity.Planes == BufferPlanes.Multi)];
    }

    private IEnumerable<MediaBusFormat> Arriving(int index) =>
        topology.LinksInto[index].SelectMany(link => Outputs(link.Link.Source.Entity)).Distinct();

    private HashSet<MediaBusFormat> Outputs(int index)
    {
        if (_outputs.TryGetValue(index, out var known))
            return known;

        var type = topology.Entities[index].Type;
        HashSet<MediaBusFormat> outputs = type.Kind switch
        {
            EntityKind.Sensor => [.. Formats.MediaBusFormats.Where(type.Outputs)],
            EntityKind.Debayer when Arriving(index).Any(type.Takes) => [.. Formats.MediaBusFormats.Where(type.Outputs)],
            EntityKind.Scaler => [.. Arriving(index).Where(type.Takes)],
            _ => [],
        };
        _outputs.Add(index, outputs);
        return outputs;
    }
}
