using Vimc.Harness.Scenario;

namespace Vimc.Harness.Bench;

/// <summary>How a bench turned out.</summary>
/// <param name="Host">Where it was measured.</param>
/// <param name="Results">What came out of each case that ended, in their order.</param>
/// <param name="Run">Its steps, the files it left behind, and how long it took.</param>
public sealed record BenchReport(BenchHost Host, IReadOnlyList<CaseResult> Results, RunReport Run)
{
    /// <summary>True if every case was measured and every figure was reached.</summary>
    public bool HasPassed => Run.HasPassed;
}
