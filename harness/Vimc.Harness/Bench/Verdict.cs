namespace Vimc.Harness.Bench;

/// <summary>A figure that is asked for, and whether it was reached.</summary>
/// <param name="Claim">What is asked, as in <c>at least 60 times less than in-tree</c>.</param>
/// <param name="Measured">What was measured, as in <c>81 times</c>.</param>
/// <param name="IsMet">Whether that is good enough.</param>
public sealed record Verdict(string Claim, string Measured, bool IsMet);
