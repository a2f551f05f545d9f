using System.Globalization;

namespace Vimc.Guest.Tests.Graph;

/// <summary>
/// The media graph of a loaded driver, read by Programs/media-topology from MEDIA_IOC_G_TOPOLOGY, which unlike
/// <c>media-ctl -p</c> tells functions and ancillary links on every kernel.
/// </summary>
internal sealed class MediaSnapshot
{
    private const uint SinkPad = 1 << 0;
    private const uint EnabledLink = 1 << 0;
    private const uint ImmutableLink = 1 << 1;
    private const uint LinkTypeMask = 0xf0000000;
    private const uint InterfaceLink = 1 << 28;
    private const uint AncillaryLink = 2 << 28;

    private static readonly Dictionary<uint, string> Functions = new()
    {
        [0x10001] = "MEDIA_ENT_F_IO_V4L",
        [0x20001] = "MEDIA_ENT_F_CAM_SENSOR",
        [0x20003] = "MEDIA_ENT_F_LENS",
        [0x4003] = "MEDIA_ENT_F_PROC_VIDEO_PIXEL_ENC_CONV",
        [0x4005] = "MEDIA_ENT_F_PROC_VIDEO_SCALER",
    };

    private readonly Dictionary<uint, (string Name, uint Function)> _entities = [];
    private readonly Dictionary<uint, (uint Entity, string Index, uint Flags)> _pads = [];
    private readonly Dictionary<uint, string> _devices = [];
    private readonly List<(uint Source, uint Sink, uint Flags)> _links = [];

    /// <summary>Driver, hardware revision, bus and model of the device, separated by spaces.</summary>
    public string Device { get; private set; } = "";

    /// <summary>The names of the entities in the order of their registration.</summary>
    public IReadOnlyList<string> EntityNames => [.. _entities.OrderBy(e => e.Key).Select(e => e.Value.Name)];

    public static MediaSnapshot Parse(string output)
    {
        var snapshot = new MediaSnapshot();
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            snapshot.Take(line);

        return snapshot;
    }

    /// <summary>The device node of an entity, for example <c>/dev/video0</c>.</summary>
    public string NodeOf(string entityName)
    {
        var entity = _entities.Single(e => e.Value.Name == entityName).Key;
        var interfaces = _links
            .Where(link => (link.Flags & LinkTypeMask) == InterfaceLink && link.Sink == entity)
            .Select(link => _devices[link.Source]);
        return $"/dev/{interfaces.Single()}";
    }

    /// <summary>The graph, one fact a line.</summary>
    public IEnumerable<string> Facts()
    {
        foreach (var (name, function) in _entities.Values)
        {
            yield return $"entity '{name}' {Functions.GetValueOrDefault(function, $"0x{function:x}")}";
            yield return $"node '{name}' {Path.GetFileName(NodeOf(name)).TrimEnd("0123456789".ToCharArray())}";
        }

        foreach (var (entity, index, flags) in _pads.Values)
            yield return $"pad '{_entities[entity].Name}':{index} {((flags & SinkPad) != 0 ? "sink" : "source")}";

        foreach (var (source, sink, flags) in _links)
        {
            if ((flags & LinkTypeMask) == AncillaryLink)
                yield return $"ancillary link '{_entities[source].Name}' -> '{_entities[sink].Name}'{FlagWords(flags)}";
            else if ((flags & LinkTypeMask) == 0)
                yield return $"link {PadText(source)} -> {PadText(sink)}{FlagWords(flags)}";
        }
    }

    private static string FlagWords(uint flags) =>
        ((flags & EnabledLink) != 0 ? " enabled" : "") + ((flags & ImmutableLink) != 0 ? " immutable" : "");

    private string PadText(uint pad) => $"'{_entities[_pads[pad].Entity].Name}':{_pads[pad].Index}";

    private void Take(string line)
    {
        var words = line.Split(' ');
        switch (words[0])
        {
            case "device":
                Device = line[(words[0].Length + 1)..];
                break;
            case "entity":
                _entities.Add(Number(words[1]), (string.Join(' ', words[4..]), Hexadecimal(words[2])));
                break;
            case "pad":
                _pads.Add(Number(words[1]), (Number(words[2]), words[3], Hexadecimal(words[4])));
                break;
            case "interface":
                _devices.Add(Number(words[1]), words[3]);
                break;
            case "link":
                _links.Add((Number(words[2]), Number(words[3]), Hexadecimal(words[4])));
                break;
            default:
                throw new FormatException($"media-topology printed '{line}'");
        }
    }

    private static uint Number(string text) => uint.Parse(text, CultureInfo.InvariantCulture);

    private static uint Hexadecimal(string text) =>
        uint.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
