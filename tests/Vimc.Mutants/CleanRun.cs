namespace Vimc.Mutants;

/// <summary>One run of a suite on the driver as it is.</summary>
/// <param name="When">When it ended, in UTC.</param>
/// <param name="Suite">The key of the suite.</param>
/// <param name="Flavour">The kernel.</param>
/// <param name="Tests">How many tests ran, each in a guest of its own.</param>
/// <param name="Findings">What should not have been found.</param>
internal sealed record CleanRun(
    DateTime When, string Suite, string Flavour, int Tests, IReadOnlyList<string> Findings);
