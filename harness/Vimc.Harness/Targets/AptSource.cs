namespace Vimc.Harness.Targets;

/// <summary>One configured source of packages.</summary>
/// <param name="Uri">Where it is.</param>
/// <param name="Suite">The suite it gives.</param>
/// <param name="SignedBy">Path of the key ring it is verified with; null where apt's own is meant.</param>
internal sealed record AptSource(string Uri, string Suite, string? SignedBy);
