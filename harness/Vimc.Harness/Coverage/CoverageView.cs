using System.Globalization;

namespace Vimc.Harness.Coverage;

/// <summary>What pages show of counted lines. All text is plain; the template escapes it.</summary>
/// <param name="Date">When, or empty.</param>
/// <param name="Verdict">The sum, in words.</param>
/// <param name="HasPassed">Whether all is as it must be.</param>
/// <param name="Stale">Entries of the list of reasons that no block is like.</param>
internal sealed record CoverageView(
    string Date,
    string Verdict,
    bool HasPassed,
    int Lines,
    int Reached,
    string Percent,
    IReadOnlyList<string> Stale,
    IReadOnlyList<CoverageFileView> Files)
{
    /// <summary>The table alone, for a page about other things.</summary>
    public static CoverageView Summarise(CoverageVerdict verdict) =>
        Of(verdict, "", file => CoverageFileView.Summarise(file));

    /// <summary>The table and the sources.</summary>
    /// <param name="verdict">What was reached.</param>
    /// <param name="now">The date of the page, in UTC.</param>
    public static CoverageView Detail(CoverageVerdict verdict, DateTime now) => Of(
        verdict, now.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture), CoverageFileView.Detail);

    /// <summary>Hundredths of lines, rounded down.</summary>
    internal static string Words(double percent) =>
        CoverageVerdict.Floor(percent).ToString("F1", CultureInfo.InvariantCulture);

    private static CoverageView Of(CoverageVerdict verdict, string date, Func<CoveredFile, CoverageFileView> view) => new(
        date,
        verdict.Unexplained.Count == 0 ? verdict.Summary : $"{verdict.Summary}; {verdict.Unexplained.Count} blocks without a reason",
        verdict.HasPassed,
        verdict.Lines,
        verdict.Reached,
        Words(verdict.Percent),
        [.. verdict.Stale.Select(reason => $"line {reason.Line}: {reason.File}, {reason.Text[0]}")],
        [.. verdict.Files.Select(view)]);
}
