using System.Globalization;

namespace Vimc.Harness.Coverage;

/// <summary>What came out of counting.</summary>
/// <param name="Files">Each file with code.</param>
/// <param name="Stale">Entries of the list that no unreached block is like.</param>
/// <param name="Least">How many of a hundred lines must be reached.</param>
public sealed record CoverageVerdict(
    IReadOnlyList<CoveredFile> Files, IReadOnlyList<UnreachedReason> Stale, double Least)
{
    /// <summary>Lines with code.</summary>
    public int Lines => Files.Sum(file => file.Lines);

    /// <summary>Lines that were reached.</summary>
    public int Reached => Files.Sum(file => file.Reached);

    /// <summary>How many of a hundred lines were reached.</summary>
    public double Percent => 100.0 * Reached / Lines;

    /// <summary>Blocks that no entry of the list is like.</summary>
    public IReadOnlyList<UnreachedBlock> Unexplained =>
        [.. Files.SelectMany(file => file.Unreached).Where(pair => pair.Why is null).Select(pair => pair.Block)];

    /// <summary>Whether enough was reached, and each block that was not has a reason.</summary>
    public bool HasPassed => Percent >= Least && Unexplained.Count == 0 && Stale.Count == 0;

    /// <summary>The sum, in words.</summary>
    public string Summary => string.Create(
        CultureInfo.InvariantCulture, $"{Reached} of {Lines} lines reached, {Floor(Percent):F1} %");

    /// <summary>What is wrong, a line each, in the form of a compiler's messages.</summary>
    /// <param name="list">The file the entries are from.</param>
    public IEnumerable<string> Complaints(string list)
    {
        if (Percent < Least)
            yield return string.Create(CultureInfo.InvariantCulture, $"{Summary}; at least {Least:F1} % must be");
        foreach (var block in Unexplained)
            yield return $"{block.Place}: no test reaches '{block.Text[0]}', and {list} has no reason";
        foreach (var reason in Stale)
            yield return $"{list}:{reason.Line}: no such lines of {reason.File} are unreached; remove '{reason.Text[0]}'";
    }

    /// <summary>Judges counts.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="list">Why some blocks are not reached.</param>
    /// <param name="sourceOf">Finds a source by its path.</param>
    /// <param name="least">How many of a hundred lines must be reached.</param>
    public static CoverageVerdict Judge(
        LineCounts counts, UnreachedList list, Func<string, SourceFile> sourceOf, double least)
    {
        var open = list.Reasons.ToList();
        var files = new List<CoveredFile>();
        foreach (var path in counts.Files)
        {
            var source = sourceOf(path);
            var blocks = UnreachedBlock.Find(source, counts.Of(path));
            files.Add(new CoveredFile(source, counts.Of(path), [.. blocks.Select(block => (block, Take(open, block)))]));
        }
        return new CoverageVerdict(files, [.. open.Where(reason => !reason.IsByChance)], least);
    }

    // An entry is the reason of one block: of two that are alike, each needs its own.
    private static string? Take(List<UnreachedReason> open, UnreachedBlock block)
    {
        if (open.Find(reason => reason.Explains(block)) is not { } found)
            return null;
        if (!found.IsByChance)
            open.Remove(found);
        return found.Why;
    }

    // Rounded up, 94.96 would pass for what it is not.
    internal static double Floor(double percent) => Math.Floor(percent * 10) / 10;
}
