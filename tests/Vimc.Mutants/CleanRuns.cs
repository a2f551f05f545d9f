using Vimc.Harness.Qemu;
using Vimc.Harness.Regress;

namespace Vimc.Mutants;

/// <summary>
/// Runs the tests of all mutants on the driver as it is, each in a fresh guest. A test that finds something there finds
/// nothing in a mutant.
/// </summary>
/// <param name="workspace">Where everything is.</param>
internal sealed class CleanRuns(MutantWorkspace workspace)
{
    private readonly GuestTestAssembly _tests = new(workspace.GuestTests);

    /// <summary>Runs the tests once on each flavour that a mutant names.</summary>
    public async Task<CleanRun> RunOnceAsync(
        IReadOnlyList<Mutant> mutants, int number, CancellationToken cancellation)
    {
        var findings = new List<string>();
        var tests = 0;
        foreach (var group in mutants.GroupBy(mutant => mutant.Flavour))
        {
            var folder = Path.Combine(workspace.Output, "clean", group.Key);
            var filter = Mutant.FilterOf(group.SelectMany(mutant => mutant.Tests));
            var results = await _tests.RunAsync(
                filter, null, GuestFlavourTraits.Find(group.Key), null, folder, null, cancellation);

            tests += results.Count(result => result.WasRun);
            if (!results.Any(result => result.WasRun))
                findings.Add($"{group.Key}: no test ran, see {folder}");
            findings.AddRange(results
                .Where(result => result.Failure is not null)
                .Select(result => $"{group.Key}: {result.Name}: {FirstLines(result.Failure!)}"));
        }

        return new CleanRun(number, tests, findings);
    }

    private static string FirstLines(string failure) => string.Join(
        ' ', failure.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(4));
}
