namespace Vimc.Harness.Bundles;

/// <summary>What one run of a bundle came to.</summary>
/// <param name="HasFailed">Whether the failure came again.</param>
/// <param name="Duration">Wall time.</param>
/// <param name="Findings">Titles of all that the kernel reported, each once.</param>
/// <param name="Console">What the console said.</param>
public sealed record ReplayOutcome(bool HasFailed, TimeSpan Duration, IReadOnlyList<string> Findings, string Console);
