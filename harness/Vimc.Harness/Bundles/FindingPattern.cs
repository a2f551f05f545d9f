using System.Text;
using System.Text.RegularExpressions;
using Vimc.Harness.KernelLog;

namespace Vimc.Harness.Bundles;

/// <summary>
/// From a report of the kernel to expressions that find the same report in another log, where addresses, processes and
/// times differ.
/// </summary>
internal static partial class FindingPattern
{
    /// <summary>The line that begins the report, and the line that names the function where the first does not.</summary>
    public static FailureSign For(KernelFinding finding)
    {
        var header = HeaderOf(finding);
        return new FailureSign(finding.Title, Generalise(header))
        {
            Near = finding.Function is { } function && !Regex.IsMatch(header, FunctionIn(function))
                ? FunctionIn(function)
                : "",
        };
    }

    /// <summary>An expression for lines that differ from one only in numbers.</summary>
    internal static string Generalise(string line)
    {
        var expression = new StringBuilder();
        var end = 0;
        foreach (Match number in NumberRegex().Matches(line))
        {
            expression.Append(Escape(line[end..number.Index])).Append(ClassOf(number));
            end = number.Index + number.Length;
        }
        return expression.Append(Escape(line[end..])).ToString();
    }

    private static string HeaderOf(KernelFinding finding)
    {
        var options = new KernelLogScannerOptions();
        return finding.Lines.FirstOrDefault(
            line => KernelReportMatcher.Default.Match(new KernelLogLine(0, line), options) is not null) ?? finding.Lines[0];
    }

    // Titles name a system call without what its entry function has before it.
    private static string FunctionIn(string function)
    {
        var entry = function.StartsWith("sys_", StringComparison.Ordinal) ? "(__[a-z0-9]+_)?" : "";
        return $"(^|[^A-Za-z0-9_]){entry}{Escape(function)}([^A-Za-z0-9_]|$)";
    }

    private static string ClassOf(Match number) =>
        number.Groups["hex"].Success ? "0x[0-9a-f]+" : number.Groups["address"].Success ? "[0-9a-f]+" : "-?[0-9]+";

    private static string Escape(string text) => SpecialRegex().Replace(text, @"\$0");

    // The last kind is a whole number, also with a unit of time; digits of names stay.
    [GeneratedRegex(
        @"(?<hex>\b0x[0-9a-f]+)|(?<address>\b(?=[0-9a-f]*\d)[0-9a-f]{8,16}\b)|(?<![\w.])-?\d+(?=(?:s|ms|us|ns)?(?!\w))")]
    private static partial Regex NumberRegex();

    [GeneratedRegex(@"[\\.\[\]{}()*+?^$|]")]
    private static partial Regex SpecialRegex();
}
