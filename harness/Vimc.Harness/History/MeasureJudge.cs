using Vimc.Harness.Evidence;

namespace Vimc.Harness.History;

/// <summary>Says whether a figure is worse than those of earlier runs.</summary>
internal static class MeasureJudge
{
    // Runs that are older say little of the driver as it was before the change.
    private const int ComparedRuns = 10;

    // Two quiet runs of one driver differ by a tenth, and the first runs do not show the noise yet.
    private const double LeastNoise = 0.25;

    // Median absolute deviations; about three standard deviations where the noise is normal.
    private const double Deviations = 4.5;

    /// <summary>Judges it.</summary>
    /// <param name="name">Of what it is.</param>
    /// <param name="now">The figure.</param>
    /// <param name="earlier">The same figure of earlier runs, oldest first.</param>
    /// <returns>What is worse, in words, or null.</returns>
    public static string? Complain(string name, MeasureEntry now, IReadOnlyList<double> earlier)
    {
        if (earlier.Count == 0)
            return null;
        var reference = now.Better == Better.More ? earlier[^1] : Median(earlier.TakeLast(ComparedRuns));
        var isWorse = now.Better == Better.More
            ? now.Value < reference
            : now.Value > reference + NoiseOf([.. earlier.TakeLast(ComparedRuns)], reference);
        return isWorse
            ? FormattableString.Invariant($"{name}: {now.Value:0.###} {now.Unit}").TrimEnd()
                + FormattableString.Invariant($", {reference:0.###} before")
            : null;
    }

    private static double NoiseOf(IReadOnlyCollection<double> values, double median) => Math.Max(
        LeastNoise * median, Deviations * Median(values.Select(value => Math.Abs(value - median))));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
