namespace Vimc.Harness.History;

/// <summary>One run of the guest tests, as the history keeps it.</summary>
/// <param name="When">When it ended, in UTC.</param>
/// <param name="Commit">Of the clone that was tested, or empty.</param>
/// <param name="Cells">The kernels it ran on.</param>
public sealed record RunEntry(DateTime When, string Commit, IReadOnlyList<CellEntry> Cells);
