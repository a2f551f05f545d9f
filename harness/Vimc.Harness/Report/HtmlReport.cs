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
    /// <param name="folders">Where to look for pictures (PNG) and drawings (SVG).</param>
    /// <param name="now">The date of the page, in UTC.</param>
    /// <param name="coverage">What was reached of the driver, or null if nobody counted.</param>
    public static string Render(
        IReadOnlyList<CellResult> cells,
        IReadOnlyList<CellChange> changes,
        IEnumerable<string> folders,
        DateTime now,
        CoverageVerdict? coverage = null) =>
        PageTemplate.Render(
            "report.html",
            ReportViewBuilder.Build(cells, changes, ReportEvidence.Collect(folders), now) with
            {
                Coverage = coverage is null ? null : CoverageView.Summarise(coverage),
            });
}
