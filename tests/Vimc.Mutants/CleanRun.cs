namespace Vimc.Mutants;

/// <summary>One run of all tests on the driver as it is.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Tests">How many tests ran, each in a guest of its own.</param>
/// <param name="Findings">What should not have been found.</param>
internal sealed record CleanRun(int Number, int Tests, IReadOnlyList<string> Findings);
