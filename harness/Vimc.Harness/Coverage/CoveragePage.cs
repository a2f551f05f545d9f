using Vimc.Harness.Report;

namespace Vimc.Harness.Coverage;

/// <summary>
/// What was reached, by file and line, as one HTML file without any other and without a script.
/// </summary>
internal static class CoveragePage
{
    /// <summary>Renders it.</summary>
    /// <param name="verdict">What was reached.</param>
    /// <param name="now">The date of the page, in UTC.</param>
    public static string Render(CoverageVerdict verdict, DateTime now) =>
        PageTemplate.Render("coverage.html", new Members(CoverageView.Detail(verdict, now)));

    // The table is shared with the report, so the members have the same name there.
    private sealed record Members(CoverageView Coverage);
}
