using Vimc.Harness.Coverage;
using Vimc.Harness.History;
using Vimc.Harness.Regress;

namespace Vimc.Harness.Report;

/// <summary>Writes results for everybody who wants to read them, and notes them in the history.</summary>
/// <param name="history">The runs before this one.</param>
/// <param name="evidence">Folders with pictures and drawings.</param>
public sealed class RegressPublisher(RunHistory history, IReadOnlyList<string> evidence)
{
    /// <summary>
    /// What was reached of the driver, or null if nobody counted. A driver that counts is slower than the one that is
    /// used, so the history neither keeps nor judges such a run.
    /// </summary>
    public CoverageVerdict? Coverage { get; init; }

    /// <summary>Writes them.</summary>
    /// <param name="cells">The kernels.</param>
    /// <param name="output">Folder; created.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What was written, and the kernels on which something got worse.</returns>
    public async Task<(IReadOnlyList<(string Title, string Path)> Files, IReadOnlyList<string> Worse)> PublishAsync(
        IReadOnlyList<CellResult> cells, string output, CancellationToken cancellation)
    {
        var now = DateTime.UtcNow;
        var changes = cells
            .Select(cell => IsComparable(cell)
                ? CellChange.Between(history.Of(cell.Target, cell.Flavour), RunHistory.EntryOf(cell))
                : CellChange.Unknown)
            .ToList();

        Directory.CreateDirectory(output);
        (string Title, string Name, string Text)[] contents =
        [
            ("report", "report.html", HtmlReport.Render(cells, changes, SourcesOf(cells, output, now))),
            ("matrix", "matrix.md", RegressResults.ToMarkdown(cells)),
            ("summary", "summary.txt", TextSummary.Render(cells, changes)),
            ("KTAP", "results.ktap", Ktap.Render(cells)),
        ];
        foreach (var (_, name, text) in contents)
            await File.WriteAllTextAsync(Path.Combine(output, name), text, cancellation);
        // A part of the tests would make the history forget the others.
        if (cells.Where(IsComparable).ToList() is { Count: > 0 } whole)
            await history.AppendAsync(RunHistory.EntryOf(whole, now), cancellation);

        return (
            [.. contents.Select(content => (content.Title, Path.Combine(output, content.Name)))],
            [.. cells.Zip(changes).Where(pair => pair.Second.IsRegression)
                .Select(pair => $"{pair.First.Target} {pair.First.Flavour}")]);
    }

    private ReportSources SourcesOf(IReadOnlyList<CellResult> cells, string output, DateTime now) => new(now)
    {
        Folders = evidence,
        Coverage = Coverage,
        Output = output,
        History =
        [
            .. cells.Select(cell => (IReadOnlyList<CellEntry>)
                [.. history.Of(cell.Target, cell.Flavour), .. IsComparable(cell) ? [RunHistory.EntryOf(cell)] : Array.Empty<CellEntry>()]),
        ],
    };

    private bool IsComparable(CellResult cell) => cell.IsWhole && Coverage is null;
}
