namespace Vimc.Mutants;

/// <summary>What was found in the driver as it is on one kernel.</summary>
/// <param name="Flavour">The kernel.</param>
/// <param name="Now">How many of the runs were asked for.</param>
/// <param name="Runs">All runs, with those before.</param>
/// <param name="Tests">The tests of all runs.</param>
/// <param name="Findings">What all runs found.</param>
internal sealed record CleanTally(string Flavour, int Now, int Runs, int Tests, int Findings);
