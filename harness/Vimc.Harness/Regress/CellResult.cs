using Vimc.Harness.Evidence;

namespace Vimc.Harness.Regress;

/// <summary>What the tests of one cell said, of all shards that were found.</summary>
/// <param name="Target">The suite.</param>
/// <param name="Flavour">Its kernel.</param>
/// <param name="Tests">All that were run or skipped.</param>
/// <param name="MissingShards">Shards that left no results, as <c>2/5</c>.</param>
public sealed record CellResult(
    string Target, string Flavour, IReadOnlyList<TestResult> Tests, IReadOnlyList<string> MissingShards)
{
    /// <summary>What they depend on; of the first shard, and null if it left none.</summary>
    public CellFacts? Facts { get; init; }

    /// <summary>What can be looked at of them.</summary>
    public RunEvidence Evidence { get; init; } = new();

    /// <summary>How many passed.</summary>
    public int Passed => Tests.Count(test => test.WasRun && test.Failure is null);

    /// <summary>What failed.</summary>
    public IReadOnlyList<TestResult> Failures => [.. Tests.Where(test => test.Failure is not null)];

    /// <summary>How many were skipped.</summary>
    public int Skipped => Tests.Count(test => !test.WasRun);

    /// <summary>The sum of what the tests took.</summary>
    public TimeSpan Duration => Tests.Aggregate(TimeSpan.Zero, (sum, test) => sum + test.Duration);

    /// <summary>True if every test of every shard passed.</summary>
    public bool HasPassed => Passed > 0 && Failures.Count == 0 && MissingShards.Count == 0;

    /// <summary>Whether all tests were run: no shard is missing, and none was restricted further.</summary>
    public bool IsWhole => MissingShards.Count == 0 && Facts is { Filter: null };

    /// <summary>The counts, in words.</summary>
    public string Summary =>
        $"{Passed} passed, {Failures.Count} failed, {Skipped} skipped"
        + (MissingShards.Count > 0 ? $", no results of {string.Join(", ", MissingShards)}" : "");
}
