namespace Vimc.Harness.Coverage;

/// <summary>A file in a page.</summary>
/// <param name="Anchor">Where its source is in the page; empty if it is not.</param>
/// <param name="Blocks">How many blocks of it were not reached.</param>
/// <param name="Unexplained">How many of them have no reason.</param>
/// <param name="Rows">Its source; empty if it is not in the page.</param>
internal sealed record CoverageFileView(
    string Path,
    string Anchor,
    int Lines,
    int Reached,
    string Percent,
    int Blocks,
    int Unexplained,
    IReadOnlyList<CoverageRowView> Rows)
{
    private const int WidthOfCount = 12;

    /// <summary>Its figures.</summary>
    public static CoverageFileView Summarise(CoveredFile file) => new(
        file.Path,
        "",
        file.Lines,
        file.Reached,
        CoverageView.Words(file.Percent),
        file.Unreached.Count,
        file.Unreached.Count(pair => pair.Why is null),
        []);

    /// <summary>Its figures and its source.</summary>
    public static CoverageFileView Detail(CoveredFile file) => Summarise(file) with
    {
        Anchor = file.Path.Replace('/', '-'),
        Rows = [.. Enumerable.Range(1, file.Source.Lines.Count).Select(line => RowOf(file, line))],
    };

    private static CoverageRowView RowOf(CoveredFile file, int line)
    {
        var count = file.Counts.TryGetValue(line, out var times) ? $"{times}" : "";
        var (block, why) = file.Unreached
            .FirstOrDefault(pair => pair.Block.FirstLine <= line && line <= pair.Block.LastLine);
        return new CoverageRowView(
            block is null ? "" : why is null ? "unreached" : "explained",
            $"{count,WidthOfCount} {line,4}",
            file.Source.Lines[line - 1],
            block?.FirstLine == line ? why ?? "no reason" : "");
    }
}

/// <summary>A line of a source.</summary>
/// <param name="Kind">A class of the style sheet, or empty.</param>
/// <param name="Margin">How often it was run, and its number.</param>
/// <param name="Text">The line.</param>
/// <param name="Why">Why the block that begins here is not reached; empty elsewhere.</param>
internal sealed record CoverageRowView(string Kind, string Margin, string Text, string Why);
