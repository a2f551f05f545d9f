using System.Globalization;

namespace Vimc.Guest.Tests.Frames;

/// <summary>The tables a device shows in debugfs, each row by the name of its entity.</summary>
/// <param name="Stages">Rows computed and reused, nanoseconds, bytes.</param>
/// <param name="Streams">Frames, dropped and missed slots, nanoseconds.</param>
/// <param name="Pipelines">Bytes, by the sensor at the root.</param>
internal sealed record DebugfsTables(
    IReadOnlyDictionary<string, DebugfsRow> Stages,
    IReadOnlyDictionary<string, DebugfsRow> Streams,
    IReadOnlyDictionary<string, DebugfsRow> Pipelines)
{
    /// <summary>Where the device of a topology has them.</summary>
    public const string Folder = "/sys/kernel/debug/vimc.0";

    private static readonly string[] Names = ["stages", "streams", "pipelines"];

    /// <summary>What prints them all.</summary>
    public static readonly string ShellCommand = $"cd {Folder} && cat {string.Join(' ', Names)}";

    /// <summary>The same for Programs/v4l2-script.</summary>
    public static readonly string ScriptCommand = $"sh {ShellCommand}";

    /// <summary>The row of an entity with pixels.</summary>
    public DebugfsRow Stage(string entity) => Stages[entity];

    /// <summary>The row of a capture.</summary>
    public DebugfsRow Stream(string entity) => Streams[entity];

    /// <summary>How often a row of an entity was asked for.</summary>
    public long RowsOf(string entity) => Stages[entity]["computed"] + Stages[entity]["reused"];

    /// <summary>Reads what the command printed: tables one after the other, each below a line of titles.</summary>
    public static DebugfsTables Parse(IEnumerable<string> lines)
    {
        var tables = new List<Dictionary<string, DebugfsRow>>();
        string[] titles = [];
        foreach (var line in lines.Where(line => line.Length > 0))
        {
            if (line.EndsWith(" entity", StringComparison.Ordinal) && !char.IsAsciiDigit(line[0]))
            {
                titles = line.Split(' ')[..^1];
                tables.Add([]);
                continue;
            }

            var words = line.Split(' ', titles.Length + 1);
            var values = words[..^1].Select(word => long.Parse(word, CultureInfo.InvariantCulture));
            tables[^1].Add(words[^1], new DebugfsRow(titles.Zip(values).ToDictionary()));
        }

        return new DebugfsTables(tables[0], tables[1], tables[2]);
    }
}
