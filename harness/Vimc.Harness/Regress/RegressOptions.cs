using Vimc.Harness.Coverage;

namespace Vimc.Harness.Regress;

/// <summary>What to run, and where the results go.</summary>
/// <param name="Tests">The guest tests, built.</param>
/// <param name="Cells">On what.</param>
/// <param name="Shard">Which part of them.</param>
/// <param name="Filter">More conditions on tests, as <c>dotnet test</c> takes them, or null.</param>
/// <param name="Reruns">How often a test that fails is run again, to tell what always fails from what seldom does.</param>
/// <param name="Output">Folder of the results.</param>
public sealed record RegressOptions(
    string Tests, IReadOnlyList<RegressCell> Cells, TestShard Shard, string? Filter, int Reruns, string Output)
{
    /// <summary>
    /// Folder of the driver whose lines are counted, as <see cref="GcovReader.ReadAsync"/> takes it; null if nothing is.
    /// </summary>
    public string? CountedSources { get; init; }

    /// <summary>Whether the memory of a guest that hangs is kept in the results.</summary>
    public bool DumpsMemory { get; init; }
}
