using System.Globalization;
using System.Text;

namespace Vimc.Harness.Bench;

/// <summary>The figures for people.</summary>
internal static class BenchText
{
    /// <summary>A line on a case.</summary>
    public static string Summary(CaseResult result)
    {
        var costs = result.Costs.Select(cost => $"{cost.Key.Title()} {Milliseconds(cost.Value.Median)}");
        var verdicts = result.Verdicts.Select(verdict => $"{verdict.Measured}{(verdict.IsMet ? "" : " (missed)")}");
        return string.Join(", ", costs.Concat(verdicts));
    }

    /// <summary>The report: a table of costs, and one of what is asked.</summary>
    public static string Markdown(BenchHost host, IReadOnlyList<CaseResult> results)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # What a frame costs

            Processor time of the kernel thread that makes it, in milliseconds a frame: the median of the runs, with
            the least and the most in brackets. 'memcpy' is one copy of the frame in user space. Measured in clones of
            one booted guest on {host.Processor}: {Origin(host)}.


            """);
        AppendTable(
            text,
            ["frames", .. Enum.GetValues<Subject>().Select(subject => subject.Title()), "in-tree / vimc"],
            results.Where(result => result.Workload is not null).Select(CostRow));
        AppendTable(
            text,
            ["frames", "asked", "measured", ""],
            results.SelectMany(result => result.Verdicts.Select(verdict =>
                new[] { result.Title, verdict.Claim, verdict.Measured, verdict.IsMet ? "ok" : "**missed**" })));
        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>Where the figures come from, in a line.</summary>
    public static string Origin(BenchHost host) =>
        $"Linux {host.Kernel}, {host.Qemu.Split('(')[0].Trim()}, {host.Accelerator.ToUpperInvariant()} ({host.Model}); "
        + (host.Runs == 1 ? "one run" : $"median of {host.Runs} runs");

    /// <summary>A time with as many digits as it deserves.</summary>
    public static string Milliseconds(double milliseconds) => $"{Figure(milliseconds)} ms";

    private static string[] CostRow(CaseResult result) =>
    [
        result.Title,
        .. Enum.GetValues<Subject>().Select(subject => Spread(result.Costs.GetValueOrDefault(subject))),
        result.Costs.TryGetValue(Subject.InTree, out var inTree) && result.Costs.TryGetValue(Subject.Vimc, out var vimc)
            ? $"{Figure(inTree.Median / vimc.Median)}"
            : "",
    ];

    private static string Spread(Measurement? cost) =>
        cost is null ? "" : $"{Figure(cost.Median)} ({Figure(cost.Least)} .. {Figure(cost.Most)})";

    private static string Figure(double value) =>
        value.ToString(value < 1 ? "0.000" : value < 10 ? "0.00" : value < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);

    private static void AppendTable(StringBuilder text, string[] heads, IEnumerable<string[]> rows)
    {
        AppendRow(text, heads);
        AppendRow(text, [.. heads.Select((_, column) => column == 0 ? "---" : "--:")]);
        foreach (var row in rows)
            AppendRow(text, row);
        text.Append('\n');
    }

    private static void AppendRow(StringBuilder text, string[] cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
