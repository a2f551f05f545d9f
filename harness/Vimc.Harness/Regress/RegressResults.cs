using System.Globalization;
using System.Text;
using Vimc.Harness.Bundles;
using Vimc.Harness.Evidence;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Regress;

/// <summary>
/// The results that runs left in folders: <c>TARGET/FLAVOUR/shard-N-of-M/junit.xml</c>. Runs on several machines are
/// merged by reading all of their folders.
/// </summary>
public static class RegressResults
{
    /// <summary>Reads and merges.</summary>
    /// <param name="folders">What <c>--output</c> of each run was.</param>
    /// <exception cref="HarnessException">There are no results, or a file of results is none.</exception>
    public static IReadOnlyList<CellResult> Read(IReadOnlyCollection<string> folders)
    {
        var files = folders.SelectMany(Find).ToList();
        if (files.Count == 0)
            throw new HarnessException($"no results in {string.Join(", ", folders)}; 'vimc-harness regress' makes some");

        return
        [
            .. files
                .GroupBy(file => (file.Target, file.Flavour))
                .Select(cell => Merge(cell.Key.Target, cell.Key.Flavour, [.. cell])),
        ];
    }

    /// <summary>Those of some cells; what else is in the folders is of earlier runs.</summary>
    /// <exception cref="HarnessException">There are none.</exception>
    public static IReadOnlyList<CellResult> Read(string folder, IReadOnlyCollection<RegressCell> cells) =>
        Read([folder]).Where(result => cells.Any(cell => cell.IsThatOf(result))).ToList() is { Count: > 0 } results
            ? results
            : throw new HarnessException($"no test ran; the log is tests.log in the folders of '{folder}'");

    /// <summary>The matrix as Markdown, with what failed.</summary>
    public static string ToMarkdown(IReadOnlyList<CellResult> cells)
    {
        var text = new StringBuilder();
        text.Append("| target | flavour | passed | failed | skipped | time of the tests |\n");
        text.Append("|---|---|---:|---:|---:|---:|\n");
        foreach (var cell in cells)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {cell.Target} | {cell.Flavour} | {cell.Passed} | {cell.Failures.Count} | {cell.Skipped} ");
            text.Append(CultureInfo.InvariantCulture, $"| {cell.Duration.TotalSeconds:F0} s |\n");
        }
        foreach (var cell in cells)
        {
            foreach (var shard in cell.MissingShards)
                text.Append(CultureInfo.InvariantCulture, $"\n{cell.Target} {cell.Flavour}: no results of shard {shard}\n");
            foreach (var test in cell.Failures)
                text.Append(CultureInfo.InvariantCulture, $"\n## {cell.Target} {cell.Flavour}: {test.Name} {test.FailureRate}\n\n```\n{test.Failure!.Trim()}\n```\n");
        }
        return text.ToString();
    }

    private static IEnumerable<ResultFile> Find(string folder) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, GuestTestAssembly.ReportName, SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(ResultFile.Of)
                .OfType<ResultFile>()
            : throw new HarnessException($"'{folder}' does not exist");

    // The same shard may be in two folders: the later one counts, as that of a run that was repeated.
    private static CellResult Merge(string target, string flavour, IReadOnlyList<ResultFile> files)
    {
        var shards = files.GroupBy(file => file.Shard).ToDictionary(group => group.Key, group => group.Last());
        var count = shards.Keys.Max(shard => shard.Count);
        if (shards.Keys.Any(shard => shard.Count != count))
            throw new HarnessException($"{target} {flavour}: results of different numbers of shards cannot be merged");

        var missing = Enumerable.Range(1, count).Select(number => new TestShard(number, count)).Except(shards.Keys);
        return new CellResult(
            target,
            flavour,
            [.. shards.Values.SelectMany(file => file.Read())],
            [.. missing.Select(shard => $"{shard.Number}/{shard.Count}")])
        {
            Facts = shards.Values.Select(file => CellFacts.TryRead(file.Folder)).FirstOrDefault(facts => facts is not null),
            Evidence = RunEvidence.Merge([.. shards.Values.Select(file => file.Evidence.Read())]),
        };
    }

    private sealed record ResultFile(string Path, string Target, string Flavour, TestShard Shard)
    {
        public static ResultFile? Of(string path)
        {
            var parts = System.IO.Path.GetFullPath(path).Split(System.IO.Path.DirectorySeparatorChar);
            return parts is [.., var target, var flavour, var folder, _] && TestShard.FromFolderName(folder) is { } shard
                ? new ResultFile(path, target, flavour, shard)
                : null;
        }

        public string Folder { get; } = System.IO.Path.GetDirectoryName(Path)!;

        public EvidenceFolder Evidence => new(System.IO.Path.Combine(Folder, GuestTestAssembly.EvidenceName));

        public IReadOnlyList<TestResult> Read() =>
            [.. FailureReruns.Annotate(JUnitReport.Read(Path), Folder).Select(test => test with { Bundle = BundleOf(test) })];

        private string? BundleOf(TestResult test)
        {
            var folder = System.IO.Path.Combine(
                Folder, GuestTestAssembly.BundlesName, BundleFolder.NameFor(test.FullName));
            return test.Failure is not null && Directory.Exists(folder) ? folder : null;
        }
    }
}
