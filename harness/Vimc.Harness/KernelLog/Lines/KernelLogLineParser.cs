using System.Globalization;
using System.Text.RegularExpressions;

namespace Vimc.Harness.KernelLog;

/// <summary>
/// Takes the prefixes off a line. Forms known: raw text, <c>[   12.345678] text</c>, the same with
/// <c>&lt;4&gt;</c> before it or <c>[  T123]</c> after it, records of /dev/kmsg
/// (<c>4,123,456789,-,caller=T123;text</c>, Documentation/ABI/testing/dev-kmsg), lines of journalctl and <c>dmesg -T</c>, and any of them
/// after a prompt or other console noise.
/// </summary>
internal static partial class KernelLogLineParser
{
    /// <summary>Yields no message for a property of a /dev/kmsg record, two where messages ran into each other.</summary>
    public static IEnumerable<KernelLogLine> Parse(int number, string raw)
    {
        var text = AnsiRegex().Replace(raw, "").Trim('\0').TrimEnd('\r', ' ', '\t');
        text = text[(text.LastIndexOf('\r') + 1)..];

        var record = KmsgRegex().Match(text);
        if (record.Success)
        {
            yield return ParseKmsg(number, record, text[record.Length..]);
            yield break;
        }

        if (KmsgPropertyRegex().IsMatch(text))
            yield break;

        foreach (var line in ParseConsole(number, text))
            yield return line;
    }

    private static KernelLogLine ParseKmsg(int number, Match record, string text)
    {
        var priority = int.Parse(record.Groups["prio"].ValueSpan, CultureInfo.InvariantCulture);
        var micros = ulong.Parse(record.Groups["time"].ValueSpan, CultureInfo.InvariantCulture);
        var caller = record.Groups["caller"];
        return new KernelLogLine(
            number,
            EscapeRegex().Replace(text, Unescape),
            micros / 1e6,
            caller.Success ? caller.Value : null,
            priority & 7,
            IsUserSpace: priority >> 3 != 0);
    }

    private static IEnumerable<KernelLogLine> ParseConsole(int number, string text)
    {
        var level = LevelRegex().Match(text);
        int? priority = null;
        if (level.Success)
        {
            priority = int.Parse(level.Groups[1].ValueSpan, CultureInfo.InvariantCulture) & 7;
            text = text[level.Length..];
        }

        var stamps = StampRegex().Matches(text);
        if (stamps.Count == 0)
        {
            var journal = JournalRegex().Match(text);
            yield return new KernelLogLine(number, text[journal.Length..], Priority: priority);
            yield break;
        }

        // What stands before the first stamp is a prompt, not the kernel's; what has a stamp on both sides was cut.
        for (var i = 0; i < stamps.Count; i++)
        {
            var start = stamps[i].Index + stamps[i].Length;
            var end = i + 1 < stamps.Count ? stamps[i + 1].Index : text.Length;
            var caller = stamps[i].Groups["caller"];
            yield return new KernelLogLine(
                number,
                text[start..end],
                double.Parse(stamps[i].Groups["time"].ValueSpan, CultureInfo.InvariantCulture),
                caller.Success ? caller.Value : null,
                priority,
                IsInterleaved: stamps.Count > 1);
        }
    }

    private static string Unescape(Match escape)
    {
        var code = (char)byte.Parse(escape.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return code is '\n' or '\r' ? " " : code.ToString();
    }

    [GeneratedRegex(@"^(?<prio>\d{1,4}),\d+,(?<time>\d+),[-c+](?:,caller=(?<caller>[TC]\d+))?(?:,[^;]*)?;")]
    private static partial Regex KmsgRegex();

    [GeneratedRegex(@"^ (?:SUBSYSTEM|DEVICE)=\S+$")]
    private static partial Regex KmsgPropertyRegex();

    [GeneratedRegex(@"\\x([0-9a-f]{2})")]
    private static partial Regex EscapeRegex();

    [GeneratedRegex(@"^<(\d{1,3})>")]
    private static partial Regex LevelRegex();

    [GeneratedRegex(@"\[ *(?<time>\d+\.\d{6})\](?:\[ *(?<caller>[TC]\d+)\])? ?(?:\S+ kernel: )?")]
    private static partial Regex StampRegex();

    [GeneratedRegex(@"^(?:(?:\w{3} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\S+) \S+ kernel: |\[\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}\] )?")]
    private static partial Regex JournalRegex();

    [GeneratedRegex("\u001b\\[[0-9;?]*[ -/]*[@-~]")]
    private static partial Regex AnsiRegex();
}
