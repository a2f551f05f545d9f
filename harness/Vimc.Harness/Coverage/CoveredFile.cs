namespace Vimc.Harness.Coverage;

/// <summary>A source and what was reached of it.</summary>
/// <param name="Source">The source.</param>
/// <param name="Counts">Its lines with code.</param>
/// <param name="Unreached">Its blocks that were not, with the reason if there is one.</param>
public sealed record CoveredFile(
    SourceFile Source,
    IReadOnlyDictionary<int, long> Counts,
    IReadOnlyList<(UnreachedBlock Block, string? Why)> Unreached)
{
    /// <summary>Relative to the driver tree.</summary>
    public string Path => Source.Path;

    /// <summary>Lines with code.</summary>
    public int Lines => Counts.Count;

    /// <summary>Lines that were reached.</summary>
    public int Reached => Counts.Values.Count(count => count > 0);

    /// <summary>How many of a hundred lines were reached.</summary>
    public double Percent => 100.0 * Reached / Lines;
}
