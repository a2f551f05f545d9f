using System.Globalization;
using System.Text.RegularExpressions;

namespace Vimc.Harness.MediaGraph;

/// <summary>
/// Reads what <c>media-ctl -p</c> prints, in the forms of v4l-utils 1.22 (Debian 12) to 1.32: "pad0: Source" and
/// "pad0: SOURCE,MUST_CONNECT", "[fmt:" and "[stream:0 fmt:", with and without routes.
/// </summary>
public static partial class MediaCtlParser
{
    /// <summary>Reads a whole print-out.</summary>
    /// <exception cref="FormatException">It is none, or it is cut; the message names the line.</exception>
    public static MediaDeviceGraph Parse(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var start = Array.FindIndex(lines, line => line.TrimEnd() == "Device topology");
        if (start < 0)
            throw new FormatException($"not a print-out of media-ctl -p: no 'Device topology' in '{FirstLine(lines)}'");

        var entities = new List<MediaEntityReader>();
        for (var i = start + 1; i < lines.Length; i++)
        {
            if (EntityRegex().Match(lines[i]) is { Success: true } head)
                entities.Add(new MediaEntityReader(head.Groups["name"].Value, ReadInt(head.Groups["id"])));
            else if (lines[i].Length > 0)
                ReadLine(entities, lines[i], i + 1);
        }

        return new MediaDeviceGraph(
            ReadIdentity(lines[..start]),
            [.. entities.Select(entity => entity.ToEntity())],
            [.. entities.SelectMany(entity => entity.Links).Distinct()],
            AncillaryLinks: null);
    }

    private static void ReadLine(List<MediaEntityReader> entities, string line, int number)
    {
        if (entities.Count == 0)
            throw new FormatException($"line {number}: '{line.Trim()}' belongs to no entity");
        if (!entities[^1].TryRead(line))
            throw new FormatException($"line {number}: cannot read '{line.Trim()}' of entity '{entities[^1].Name}'");
    }

    private static MediaDeviceIdentity? ReadIdentity(string[] lines)
    {
        if (!Array.Exists(lines, line => line.StartsWith("driver  ", StringComparison.Ordinal)))
            return null;

        var revision = Field("hw revision");
        return new MediaDeviceIdentity(
            Field("driver"),
            Field("model"),
            Field("serial"),
            Field("bus info"),
            revision.Length > 2 ? uint.Parse(revision[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture) : 0,
            Field("driver version"));

        // Keys are padded to 16 columns: "driver          vimc".
        string Field(string key) =>
            Array.Find(lines, line => line.StartsWith(key.PadRight(16), StringComparison.Ordinal))?[16..].Trim() ?? "";
    }

    private static string FirstLine(string[] lines) => Array.Find(lines, line => line.Trim().Length > 0)?.Trim() ?? "";

    private static int ReadInt(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^- entity (?<id>\d+): (?<name>.*) \(\d+ pads?, \d+ links?(?:, \d+ routes?)?\)$")]
    private static partial Regex EntityRegex();
}
