using Vimc.Harness.Host;
using Vimc.Harness.Regress;

namespace Vimc.Harness.History;

/// <summary>The runs of this user: one line of JSON each, in the cache.</summary>
public sealed class RunHistory
{
    private readonly string _file;

    /// <summary>Opens the history of a cache; nothing is created yet.</summary>
    public RunHistory(HarnessCache cache) => _file = Path.Combine(cache.History, "regress.jsonl");

    /// <summary>All runs, oldest first.</summary>
    public IReadOnlyList<RunEntry> ReadAll() =>
        [.. JsonLines.Read<RunEntry>(_file).Where(run => run.Cells is not null)];

    /// <summary>The entries of a kernel, oldest first.</summary>
    public IReadOnlyList<CellEntry> Of(string target, string flavour) =>
    [
        .. ReadAll().SelectMany(run => run.Cells).Where(cell => cell.Target == target && cell.Flavour == flavour),
    ];

    /// <summary>Adds a run at the end.</summary>
    public async Task AppendAsync(RunEntry run, CancellationToken cancellation)
    {
        using var held = await FileLock.AcquireAsync($"{_file}.lock", null, cancellation);
        await File.AppendAllTextAsync(_file, JsonLines.Of(run), cancellation);
    }

    /// <summary>What the history keeps of results.</summary>
    public static RunEntry EntryOf(IReadOnlyList<CellResult> cells, DateTime when) => new(
        when,
        cells.Select(cell => cell.Facts?.Commit).FirstOrDefault(commit => commit is not null) ?? "",
        [.. cells.Select(EntryOf)]);

    /// <summary>What the history keeps of the results of one kernel.</summary>
    public static CellEntry EntryOf(CellResult cell) => new(
        cell.Target,
        cell.Flavour,
        cell.Facts?.Kernel ?? "",
        Math.Round(cell.Duration.TotalSeconds, 1),
        cell.Tests.GroupBy(test => test.FullName).ToDictionary(group => group.Key, group => VerdictOf(group.Last())))
    {
        Measures = cell.Evidence.Measures.ToDictionary(
            measure => measure.Name, measure => new MeasureEntry(measure.Value, measure.Unit, measure.Better)),
    };

    private static TestVerdict VerdictOf(TestResult test) =>
        !test.WasRun ? TestVerdict.Skipped : test.Failure is null ? TestVerdict.Passed : TestVerdict.Failed;
}
