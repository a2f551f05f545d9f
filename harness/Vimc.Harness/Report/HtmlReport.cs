using Vimc.Harness.Coverage;
using Vimc.Harness.History;
using Vimc.Harness.Regress;

namespace Vimc.Harness.Report;

/// <summary>
/// The results of a run as one HTML file without any other: it can be attached to a mail, reads on a phone and in the
/// dark, and needs no script.
/// </summary>
public static class HtmlReport
{
    /// <summary>Renders it.</summary>
    /// <param name="cells">The kernels, in the order they are to be shown.</param>
    /// <param name="changes">What changed on each of them since the last run, in the same order.</param>
    /// <param name="sources">What else it shows.</param>
    public static string Render(
        IReadOnlyList<CellResult> cells, IReadOnlyList<CellChange> changes, ReportSources sources)
    {
        var history = sources.History.Count == cells.Count ? sources.History : [.. cells.Select(_ => Array.Empty<CellEntry>())];
        var seen = SeenFiles.Collect(sources.Folders);
        var view = ReportViewBuilder.Build(cells, changes, sources) with
        {
            Pictures = seen.Pictures,
            Drawings = [.. seen.Drawings.Concat(GraphsOf(cells)).Select(WithOwnNames)],
            Frames = EvidenceViews.FramesOf(cells),
            Figures = EvidenceViews.FiguresOf(cells, history),
            Plots = [.. RunPlots.Draw(cells, history).Select((plot, number) => WithOwnNames(plot, 1000 + number))],
            Coverage = sources.Coverage is null ? null : CoverageView.Summarise(sources.Coverage),
        };
        return PageTemplate.Render("report.html", view);
    }

    // The same on all kernels, or a test fails.
    private static IEnumerable<DrawingView> GraphsOf(IEnumerable<CellResult> cells) => cells
        .SelectMany(cell => cell.Evidence.Graphs)
        .DistinctBy(graph => graph.Name)
        .Select(graph => new DrawingView(graph.Name.Replace('-', ' '), SvgText.WithoutProlog(graph.Svg)));

    private static DrawingView WithOwnNames(DrawingView drawing, int number) =>
        drawing with { Svg = SvgText.WithOwnNames(drawing.Svg, $"d{number}") };
}
