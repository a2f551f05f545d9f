using Vimc.Harness.Targets;

namespace Vimc.Harness.Bench;

/// <summary>What to measure.</summary>
/// <param name="Target">What to boot.</param>
/// <param name="DriverTree">The driver to measure.</param>
/// <param name="Output">Folder for table, data and plots.</param>
/// <param name="Effort">How often.</param>
/// <param name="Cases">Ids of cases; empty for all of them.</param>
public sealed record BenchOptions(
    Target Target, string DriverTree, string Output, BenchEffort Effort, IReadOnlyList<string> Cases);
