namespace Vimc.Mutants;

/// <summary>What a test runner said of one test.</summary>
/// <param name="Name">The name of the test without that of its class.</param>
/// <param name="Failure">Its message and stack, or null if it passed.</param>
/// <param name="WasRun">False if it was skipped.</param>
internal sealed record TestResult(string Name, string? Failure, bool WasRun);
