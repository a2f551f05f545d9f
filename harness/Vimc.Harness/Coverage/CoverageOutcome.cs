namespace Vimc.Harness.Coverage;

/// <summary>What became of counting lines.</summary>
/// <param name="Verdict">What was reached.</param>
/// <param name="Complaints">What is wrong, a line each.</param>
/// <param name="Files">What was written, with a title each.</param>
public sealed record CoverageOutcome(
    CoverageVerdict Verdict, IReadOnlyList<string> Complaints, IReadOnlyList<(string Title, string Path)> Files);
