using System.Globalization;
using System.Text.RegularExpressions;

namespace Vimc.Harness.Scenario;

/// <summary>
/// What <c>v4l2-ctl --stream-mmap</c> said about a stream. Its exit status is 0 even if no stream ever started, so the
/// frames are counted: it prints <c>&lt;</c> for each.
/// </summary>
/// <param name="Frames">Frames that came.</param>
/// <param name="Dropped">Frames the driver counted but that never came.</param>
/// <param name="FramesPerSecond">The last rate it printed; null if the stream was too short for one.</param>
public sealed partial record StreamReport(int Frames, int Dropped, double? FramesPerSecond)
{
    /// <summary>Reads both outputs of the tool, in any order and as far as they have come.</summary>
    public static StreamReport Parse(string output)
    {
        var rates = RateRegex().Matches(output);
        var dropped = DroppedRegex().Matches(output).Sum(match => Number(match.Groups[1]));
        return new StreamReport(
            output.Count(character => character == '<'),
            (int)dropped,
            rates.Count == 0 ? null : Number(rates[^1].Groups[1]));
    }

    private static double Number(Group group) => double.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(\d+(?:\.\d+)?) fps")]
    private static partial Regex RateRegex();

    [GeneratedRegex(@"dropped buffers: (\d+)")]
    private static partial Regex DroppedRegex();
}
