namespace Vimc.Harness.Bisect;

/// <summary>Which commit broke it.</summary>
/// <param name="Suspects">The first bad commit; several, oldest first, if those between cannot be tried.</param>
/// <param name="Confidence">Least probability that it is right.</param>
/// <param name="Rate">How often the bad commit failed.</param>
/// <param name="Detail">What failed.</param>
public sealed record BisectVerdict(
    IReadOnlyList<BisectCommit> Suspects, double Confidence, FailureRate Rate, string Detail);
