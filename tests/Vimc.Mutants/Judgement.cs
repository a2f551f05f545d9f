namespace Vimc.Mutants;

/// <summary>A verdict and what it rests on.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Fired">The title of the report, or <see cref="Detector.Assertion"/>; null if nothing fired.</param>
/// <param name="Test">The test that saw it, or null.</param>
/// <param name="Detail">Why there is no better verdict, or null.</param>
internal sealed record Judgement(Verdict Verdict, string? Fired = null, string? Test = null, string? Detail = null);
