using System.Globalization;
using System.Text.RegularExpressions;

namespace Vimc.Harness.KernelLog;

/// <summary>Reads the taint from where the kernel states it.</summary>
public static partial class KernelTaintParser
{
    /// <summary>One letter a bit, in bit order (kernel/panic.c).</summary>
    private const string Letters = "PFSRMBUDAWCIOELKXTNJ";

    /// <summary>Reads the number in <c>/proc/sys/kernel/tainted</c>; bits unknown here are dropped.</summary>
    /// <exception cref="FormatException">The text is not a number.</exception>
    public static KernelTaint FromProc(string text)
    {
        var bits = ulong.Parse(text.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture);
        return (KernelTaint)(int)(bits & ((1UL << Letters.Length) - 1));
    }

    /// <summary>The letters of the bits that are set, in bit order: "DWOE".</summary>
    public static string ToLetters(KernelTaint taint) =>
        string.Concat(Letters.Where((_, bit) => ((int)taint & (1 << bit)) != 0));

    /// <summary>
    /// Reads "Tainted: G    OE" or, from 6.10, "Tainted: [O]=OOT_MODULE, [E]=UNSIGNED_MODULE" inside a report.
    /// </summary>
    /// <returns>False where the line does not state a taint; "Not tainted" is a statement.</returns>
    internal static bool TryRead(string line, out KernelTaint taint)
    {
        taint = KernelTaint.None;
        if (line.Contains("Not tainted", StringComparison.Ordinal))
            return true;

        var match = TaintedRegex().Match(line);
        if (!match.Success)
            return false;

        var listed = ListedRegex().Matches(match.Value);
        var letters = listed.Count > 0
            ? string.Concat(listed.Select(flag => flag.Groups[1].Value))
            : match.Groups["letters"].Value;
        foreach (var letter in letters)
        {
            var bit = Letters.IndexOf(letter, StringComparison.Ordinal);
            if (bit >= 0)
                taint |= (KernelTaint)(1 << bit);
        }

        return true;
    }

    [GeneratedRegex(@"Tainted: (?:(?<letters>[A-Z](?: *[A-Z])*)(?= |\)|$)|(?:\[[A-Z]\]=\w+(?:, )?)+)")]
    private static partial Regex TaintedRegex();

    [GeneratedRegex(@"\[([A-Z])\]=")]
    private static partial Regex ListedRegex();
}
