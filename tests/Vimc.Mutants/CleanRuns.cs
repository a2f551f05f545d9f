using Vimc.Harness.Qemu;
using Vimc.Harness.Regress;

namespace Vimc.Mutants;

/// <summary>
/// Runs the tests of mutants on the driver as it is, each in a fresh guest. A test that finds something there finds
/// nothing in a mutant.
/// </summary>
/// <param name="workspace">Where everything is.</param>
internal sealed class CleanRuns(MutantWorkspace workspace)
{
    private readonly GuestTestAssembly _tests = new(workspace.GuestTests);

    /// <summary>Runs a suite once.</summary>
    public async Task<CleanRun> RunOnceAsync(CleanSuite suite, CancellationToken cancellation)
    {
        var folder = Path.Combine(workspace.Output, "clean", suite.Flavour);
        var results = await _tests.RunAsync(
            suite.Filter, null, GuestFlavourTraits.Find(suite.Flavour), workspace.Drivers, folder, null, cancellation);
        cancellation.ThrowIfCancellationRequested();

        var findings = results
            .Where(result => result.Failure is not null)
            .Select(result => $"{result.Name}: {FirstLines(result.Failure!)}")
            .ToList();
        var tests = results.Count(result => result.WasRun);
        if (tests == 0)
            findings.Add($"no test ran, see {folder}");
        return new CleanRun(DateTime.UtcNow, suite.Key, suite.Flavour, tests, findings);
    }

    private static string FirstLines(string failure) => string.Join(
        ' ', failure.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(4));
}
