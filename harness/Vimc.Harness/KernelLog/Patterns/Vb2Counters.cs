using System.Globalization;
using System.Text.RegularExpressions;

namespace Vimc.Harness.KernelLog;

/// <summary>
/// How often videobuf2 has called a driver, as it prints that with CONFIG_VIDEO_ADV_DEBUG where calls that come in pairs
/// do not (drivers/media/common/videobuf2/videobuf2-core.c, <c>__vb2_queue_free()</c>).
/// </summary>
internal static partial class Vb2Counters
{
    // The other calls that come in pairs; those for a buffer are in reports of their own.
    private static readonly (string First, string Second)[] Pairs =
        [("start_streaming", "stop_streaming"), ("prepare_streaming", "unprepare_streaming")];

    /// <summary>A line of counters.</summary>
    public static Regex Line { get; } = LineRegex();

    /// <summary>
    /// Whether all that is unbalanced is a task that waits for a buffer: unregistering a device frees the queue under it,
    /// and <c>wait_finish</c> is called only when it wakes to be told so.
    /// </summary>
    public static bool OnlySomebodyWaits(IEnumerable<string> lines)
    {
        var counters = lines.SelectMany(line => CounterRegex().Matches(line))
            .GroupBy(match => match.Groups["name"].Value)
            .ToDictionary(group => group.Key, group => int.Parse(group.Last().Groups["count"].Value, CultureInfo.InvariantCulture));
        return counters.GetValueOrDefault("wait_prepare") > counters.GetValueOrDefault("wait_finish")
            && Pairs.All(pair => counters.GetValueOrDefault(pair.First) == counters.GetValueOrDefault(pair.Second));
    }

    [GeneratedRegex(@"^(?:videobuf2_common: )? {2,}\w+: \d+")]
    private static partial Regex LineRegex();

    [GeneratedRegex(@"\b(?<name>\w+): (?<count>\d+)")]
    private static partial Regex CounterRegex();
}
