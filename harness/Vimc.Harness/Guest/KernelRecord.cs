using System.Globalization;
using System.Text;

namespace Vimc.Harness.Guest;

/// <summary>One record of the kernel log, as <c>/dev/kmsg</c> gives it (Documentation/ABI/testing/dev-kmsg).</summary>
/// <param name="Priority">Severity: 0 emergency … 7 debug.</param>
/// <param name="Facility">Who spoke: 0 is the kernel, 1 is user space.</param>
/// <param name="Sequence">Counts records since boot; a gap means records were lost.</param>
/// <param name="Timestamp">Since boot, to the microsecond.</param>
/// <param name="Caller">Thread or processor that spoke, as in <c>T123</c>; null where the kernel does not say.</param>
/// <param name="Text">The message; further lines of it are separated by <c>\n</c>.</param>
/// <param name="Raw">The record as it came.</param>
public sealed record KernelRecord(
    int Priority, int Facility, long Sequence, TimeSpan Timestamp, string? Caller, string Text, string Raw)
{
    /// <summary>Parses <c>priority,sequence,microseconds,flags[,caller=…];text</c>; null if that is not what it is.</summary>
    public static KernelRecord? TryParse(string raw)
    {
        var semicolon = raw.IndexOf(';');
        if (semicolon < 0)
            return null;

        var fields = raw[..semicolon].Split(',');
        if (fields.Length < 4
            || !int.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out var priority)
            || !long.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            || !long.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds))
            return null;

        var caller = fields.Skip(4)
            .FirstOrDefault(field => field.StartsWith("caller=", StringComparison.Ordinal))?["caller=".Length..];

        // Lines that begin with a space are the dictionary (SUBSYSTEM=, DEVICE=), not the message.
        var text = raw[(semicolon + 1)..].Split('\n').TakeWhile((line, i) => i == 0 || !line.StartsWith(' '));
        return new KernelRecord(
            priority & 7, priority >> 3, sequence, TimeSpan.FromMicroseconds(microseconds), caller,
            Unescape(string.Join('\n', text).TrimEnd('\n')), raw);
    }

    /// <summary>The record as dmesg prints it.</summary>
    public override string ToString() =>
        $"[{Timestamp.TotalSeconds.ToString("F6", CultureInfo.InvariantCulture),12}] {Text}";

    // The kernel writes bytes that are not printable ASCII, and backslashes, as \xNN; together they are UTF-8.
    private static string Unescape(string text)
    {
        if (!text.Contains("\\x", StringComparison.Ordinal))
            return text;

        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 3 < text.Length && text[i + 1] == 'x'
                && byte.TryParse(text.AsSpan(i + 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                i += 3;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text, i, 1));
            }
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }
}
