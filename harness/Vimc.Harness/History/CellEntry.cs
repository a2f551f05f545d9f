namespace Vimc.Harness.History;

/// <summary>The tests on one kernel, as the history keeps them.</summary>
/// <param name="Target">The suite.</param>
/// <param name="Flavour">Its kernel.</param>
/// <param name="Kernel">The release of that kernel, or empty.</param>
/// <param name="Seconds">The sum of what the tests took.</param>
/// <param name="Tests">What became of each test, by its full name.</param>
public sealed record CellEntry(
    string Target, string Flavour, string Kernel, double Seconds, IReadOnlyDictionary<string, TestVerdict> Tests)
{
    /// <summary>Figures by what they are of.</summary>
    public IReadOnlyDictionary<string, MeasureEntry> Measures { get; init; } = new Dictionary<string, MeasureEntry>();

    /// <summary>How many tests had this verdict.</summary>
    public int Count(TestVerdict verdict) => Tests.Values.Count(other => other == verdict);
}
