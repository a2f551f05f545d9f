namespace Vimc.Harness.History;

/// <summary>What differs on one kernel between two runs.</summary>
/// <param name="NewFailures">Tests that fail and did not, new ones included.</param>
/// <param name="Fixed">Tests that pass and did not.</param>
/// <param name="Lost">Tests that were run and are not any more.</param>
public sealed record CellChange(
    IReadOnlyList<string> NewFailures, IReadOnlyList<string> Fixed, IReadOnlyList<string> Lost)
{
    /// <summary>Nothing differs.</summary>
    public static CellChange None { get; } = new([], [], []);

    /// <summary>There is nothing to compare with.</summary>
    public static CellChange Unknown { get; } = None with { IsCompared = false };

    /// <summary>Whether there was an earlier run of the same tests.</summary>
    public bool IsCompared { get; private init; } = true;

    /// <summary>Figures that are worse than before, each in words.</summary>
    public IReadOnlyList<string> Worse { get; init; } = [];

    /// <summary>Whether something got worse.</summary>
    public bool IsRegression => NewFailures.Count > 0 || Lost.Count > 0 || Worse.Count > 0;

    /// <summary>Compares a run with those before it on the same kernel.</summary>
    /// <param name="earlier">Oldest first. Tests are compared with the last one, figures with several.</param>
    /// <param name="after">The run.</param>
    public static CellChange Between(IReadOnlyList<CellEntry> earlier, CellEntry after)
    {
        if (earlier.Count == 0)
            return Unknown;
        var before = earlier[^1];
        return new CellChange(
            Names(after, TestVerdict.Failed, test => before.Tests.GetValueOrDefault(test) != TestVerdict.Failed),
            Names(after, TestVerdict.Passed, test => before.Tests.GetValueOrDefault(test) == TestVerdict.Failed),
            [.. before.Tests.Where(test => test.Value != TestVerdict.Skipped && !IsRun(after, test.Key))
                .Select(test => test.Key).Order(StringComparer.Ordinal)])
        {
            Worse =
            [
                .. after.Measures.OrderBy(measure => measure.Key, StringComparer.Ordinal)
                    .Select(measure => MeasureJudge.Complain(
                        measure.Key, measure.Value, ValuesOf(measure.Key, earlier)))
                    .OfType<string>(),
            ],
        };
    }

    private static List<double> ValuesOf(string name, IEnumerable<CellEntry> cells) =>
        [.. cells.Where(cell => cell.Measures.ContainsKey(name)).Select(cell => cell.Measures[name].Value)];

    private static bool IsRun(CellEntry cell, string test) =>
        cell.Tests.TryGetValue(test, out var verdict) && verdict != TestVerdict.Skipped;

    private static string[] Names(CellEntry cell, TestVerdict verdict, Func<string, bool> isNew) =>
        [.. cell.Tests.Where(test => test.Value == verdict && isNew(test.Key))
            .Select(test => test.Key).Order(StringComparer.Ordinal)];
}
