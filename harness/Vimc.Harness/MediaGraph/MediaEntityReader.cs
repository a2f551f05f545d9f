using System.Globalization;
using System.Text.RegularExpressions;

namespace Vimc.Harness.MediaGraph;

/// <summary>Reads the lines below "- entity 1: Sensor A (1 pad, 2 links)".</summary>
internal sealed partial class MediaEntityReader(string name, int id)
{
    private readonly List<MediaPad> _pads = [];
    private string _type = "Unknown";
    private string _subtype = "Unknown";
    private string? _deviceNode;
    private string? _openFormat;

    public string Name => name;

    public List<MediaLink> Links { get; } = [];

    public MediaEntity ToEntity()
    {
        if (_openFormat is not null)
            throw new FormatException($"the format '{_openFormat}' of entity '{name}' is cut");
        return new MediaEntity
        {
            Name = name,
            Id = (uint)id,
            Subtype = _subtype,
            IsVideoNode = _type == "Node",
            DeviceNode = _deviceNode,
            Pads = _pads,
        };
    }

    /// <summary>Takes a line; false for one that has no meaning here.</summary>
    public bool TryRead(string line)
    {
        if (_openFormat is not null)
            return TryReadFormat(_openFormat + line);
        if (TypeRegex().Match(line) is { Success: true } type)
        {
            _type = type.Groups["type"].Value;
            _subtype = type.Groups["subtype"].Value;
            return true;
        }

        if (NodeRegex().Match(line) is { Success: true } node)
        {
            _deviceNode = node.Groups["path"].Value;
            return true;
        }

        if (PadRegex().Match(line) is { Success: true } pad)
        {
            var flags = pad.Groups["flags"].Value.ToUpperInvariant().Split(',');
            _pads.Add(new MediaPad(Int(pad.Groups["index"]), flags.Contains("SINK"), flags.Contains("MUST_CONNECT")));
            return true;
        }

        return TryReadLink(line) || TryReadFormat(line) || OtherRegex().IsMatch(line);
    }

    private bool TryReadLink(string line)
    {
        var match = LinkRegex().Match(line);
        if (!match.Success || _pads.Count == 0)
            return false;

        var here = new MediaPadId(name, _pads[^1].Index);
        var there = new MediaPadId(match.Groups["entity"].Value, Int(match.Groups["pad"]));
        var isOutgoing = match.Groups["arrow"].Value == "->";
        var flags = match.Groups["flags"].Value.Split(',');
        Links.Add(new MediaLink(
            isOutgoing ? here : there,
            isOutgoing ? there : here,
            flags.Contains("ENABLED"),
            flags.Contains("IMMUTABLE"),
            flags.Contains("DYNAMIC")));
        return true;
    }

    private bool TryReadFormat(string text)
    {
        var match = FormatRegex().Match(text);
        if (!match.Success || _pads.Count == 0)
            return false;

        // Rectangles stand on lines of their own up to the bracket that closes the format.
        _openFormat = text.TrimEnd().EndsWith(']') ? null : text;
        if (_openFormat is null && _pads[^1].Format is null)
            _pads[^1] = _pads[^1] with { Format = ReadFormat(match, text) };
        return true;
    }

    private static MediaPadFormat ReadFormat(Match match, string text)
    {
        var words = WordRegex().Matches(text[(match.Index + match.Length)..])
            .ToDictionary(word => word.Groups["key"].Value, word => word.Groups["value"].Value, StringComparer.Ordinal);
        return new MediaPadFormat(
            match.Groups["code"].Value, Int(match.Groups["width"]), Int(match.Groups["height"]))
        {
            Interval = match.Groups["interval"] is { Success: true } interval ? interval.Value : null,
            Field = words.GetValueOrDefault("field"),
            Colorspace = words.GetValueOrDefault("colorspace"),
            Transfer = words.GetValueOrDefault("xfer"),
            Encoding = words.GetValueOrDefault("ycbcr"),
            Quantization = words.GetValueOrDefault("quantization"),
            CropBounds = ReadRectangle(words.GetValueOrDefault("crop.bounds")),
            Crop = ReadRectangle(words.GetValueOrDefault("crop")),
            ComposeBounds = ReadRectangle(words.GetValueOrDefault("compose.bounds")),
            Compose = ReadRectangle(words.GetValueOrDefault("compose")),
        };
    }

    private static MediaRectangle? ReadRectangle(string? text)
    {
        if (text is null || RectangleRegex().Match(text) is not { Success: true } match)
            return null;
        return new MediaRectangle(
            Int(match.Groups["left"]), Int(match.Groups["top"]), Int(match.Groups["width"]), Int(match.Groups["height"]));
    }

    private static int Int(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s+type (?<type>Node|V4L2 subdev|Unknown) subtype (?<subtype>\w+) flags [0-9a-f]+$")]
    private static partial Regex TypeRegex();

    [GeneratedRegex(@"^\s+device node name (?<path>\S+)$")]
    private static partial Regex NodeRegex();

    [GeneratedRegex(@"^\tpad(?<index>\d+): (?<flags>[\w,]+)$")]
    private static partial Regex PadRegex();

    [GeneratedRegex("^\t\t(?<arrow>->|<-) \"(?<entity>.*)\":(?<pad>\\d+) \\[(?<flags>[\\w,]*)\\]$")]
    private static partial Regex LinkRegex();

    [GeneratedRegex(
        @"^\t\t\[(?:stream:\d+ )?fmt:(?<code>\S+)/(?<width>\d+)x(?<height>\d+)(?:@(?<interval>\d+/\d+))?(?=[\s\]]|$)")]
    private static partial Regex FormatRegex();

    [GeneratedRegex(@"(?<key>[\w.]+):(?<value>[^\s\]]+)")]
    private static partial Regex WordRegex();

    [GeneratedRegex(@"^\((?<left>-?\d+),(?<top>-?\d+)\)/(?<width>\d+)x(?<height>\d+)$")]
    private static partial Regex RectangleRegex();

    [GeneratedRegex(@"^\t(?:routes:|\t\d+/\d+ -> \d+/\d+ \[\w+\]|\t\[dv\..*)$")]
    private static partial Regex OtherRegex();
}
