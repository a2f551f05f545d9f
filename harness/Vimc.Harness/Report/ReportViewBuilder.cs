using System.Globalization;
using Vimc.Harness.History;
using Vimc.Harness.Regress;

namespace Vimc.Harness.Report;

/// <summary>Arranges results for the page.</summary>
internal static class ReportViewBuilder
{
    private const string DateFormat = "yyyy-MM-dd HH:mm 'UTC'";

    /// <summary>Arranges them.</summary>
    /// <param name="cells">The kernels, in the order they are to be shown.</param>
    /// <param name="changes">What changed on each of them since the last run, in the same order.</param>
    /// <param name="sources">The date of the page, and where it will be.</param>
    public static ReportView Build(
        IReadOnlyList<CellResult> cells, IReadOnlyList<CellChange> changes, ReportSources sources)
    {
        var longest = Longest(cells.Select(cell => cell.Duration));
        var failed = cells.Sum(cell => cell.Failures.Count);
        var tests = cells.Sum(cell => cell.Passed) + failed;
        return new ReportView(
            "vimc regression run",
            sources.Now.ToString(DateFormat, CultureInfo.InvariantCulture),
            cells.Select(cell => cell.Facts?.Commit).FirstOrDefault(commit => commit is not null) ?? "",
            cells.All(cell => cell.HasPassed),
            failed == 0 ? $"all {tests} tests passed" : $"{failed} of {tests} tests failed",
            [.. cells.Zip(changes).Select(pair => CellOf(pair.First, pair.Second, longest, sources.Output))],
            FixturesOf(cells));
    }

    private static CellView CellOf(CellResult cell, CellChange change, TimeSpan longest, string output) => new(
        cell.Target,
        cell.Flavour,
        cell.HasPassed,
        cell.Passed,
        cell.Failures.Count,
        cell.Skipped,
        Words(cell.Duration),
        cell.Facts is { } facts ? Words(facts.Elapsed) : "",
        Percent(cell.Duration, longest),
        cell.Facts?.Kernel ?? "",
        cell.Facts?.TargetKey ?? "",
        cell.Facts?.Qemu ?? "",
        cell.Facts?.Processor ?? "",
        cell.Facts?.Began.ToString(DateFormat, CultureInfo.InvariantCulture) ?? "",
        cell.MissingShards,
        change.IsCompared,
        change.NewFailures,
        change.Fixed,
        change.Lost,
        change.Worse,
        [
            .. cell.Failures.Select(test => new FailureView(
                test.FullName,
                Words(test.Duration),
                test.FailureRate,
                Shorten(test.Failure!),
                NewsOf(test, change),
                BundleOf(test, output))),
        ]);

    private static string NewsOf(TestResult test, CellChange change)
    {
        if (!change.IsCompared)
            return "failed";
        return change.NewFailures.Contains(test.FullName) ? "new" : "known";
    }

    // A page that was moved without its bundles has no use for a link to them.
    private static string BundleOf(TestResult test, string output)
    {
        if (test.Bundle is null)
            return "";
        var path = Path.GetRelativePath(output, test.Bundle);
        return path.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(path)
            ? ""
            : string.Join('/', path.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
    }

    // The frames of the test framework say nothing, and NUnit prints the stack twice.
    private static string Shorten(string failure) => string.Join(
        '\n',
        failure.Trim().Split('\n')
            .TakeWhile(line => !line.StartsWith("1) ", StringComparison.Ordinal))
            .Where(line => !line.Contains("at NUnit.Framework.", StringComparison.Ordinal)));

    private static IReadOnlyList<FixtureView> FixturesOf(IReadOnlyList<CellResult> cells)
    {
        var longest = Longest(cells.SelectMany(cell => cell.Tests.Select(test => test.Duration)));
        var byCell = cells.Select(cell => cell.Tests.ToLookup(test => test.FullName)).ToList();
        return
        [
            .. cells.SelectMany(cell => cell.Tests)
                .DistinctBy(test => test.FullName)
                .GroupBy(test => test.Fixture)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => FixtureOf(group.Key, [.. group], cells, byCell, longest)),
        ];
    }

    private static FixtureView FixtureOf(
        string name,
        IReadOnlyList<TestResult> tests,
        IReadOnlyList<CellResult> cells,
        IReadOnlyList<ILookup<string, TestResult>> byCell,
        TimeSpan longest)
    {
        var rows = tests.OrderBy(test => test.Name, StringComparer.Ordinal).Select(test =>
        {
            var found = byCell.Select(cell => cell[test.FullName].LastOrDefault()).ToList();
            var time = Longest(found.OfType<TestResult>().Select(result => result.Duration));
            return new TestRowView(
                test.Name,
                [.. found.Select((result, index) => MarkOf(result, cells[index]))],
                Words(time),
                Percent(time, longest));
        });
        var all = byCell.SelectMany(cell => tests.SelectMany(test => cell[test.FullName])).ToList();
        return new FixtureView(
            name[(name.LastIndexOf('.') + 1)..],
            tests.Count,
            all.Any(test => test.Failure is not null),
            Words(all.Aggregate(TimeSpan.Zero, (sum, test) => sum + test.Duration)),
            [.. rows],
            EvidenceViews.DetailsOf(tests.Select(test => test.FullName), cells));
    }

    private static MarkView MarkOf(TestResult? result, CellResult cell)
    {
        var (kind, sign) = result switch
        {
            null => ("absent", ""),
            { WasRun: false } => ("skipped", "–"),
            { Failure: null } => ("passed", "✓"),
            _ => ("failed", "✗"),
        };
        return new MarkView(kind, sign, $"{kind} on {cell.Target} {cell.Flavour}");
    }

    private static TimeSpan Longest(IEnumerable<TimeSpan> times) => times.DefaultIfEmpty().Max();

    private static double Percent(TimeSpan time, TimeSpan longest) =>
        longest > TimeSpan.Zero ? Math.Round(100 * (time / longest), 1) : 0;

    private static string Words(TimeSpan time) => time switch
    {
        { TotalMinutes: >= 10 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:F0} min"),
        { TotalSeconds: >= 60 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:F1} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F1} s"),
    };
}
