using System.Diagnostics;
using Vimc.Harness.Qemu;
using Vimc.Harness.Regress;

namespace Vimc.Mutants;

/// <summary>Seeds a mutant into the driver and has its tests look for it.</summary>
/// <param name="workspace">Where everything is.</param>
internal sealed class MutantLab(MutantWorkspace workspace)
{
    private readonly GuestTestAssembly _tests = new(workspace.GuestTests);

    /// <summary>Finds out what becomes of a mutant.</summary>
    public async Task<MutantOutcome> TryAsync(Mutant mutant, CancellationToken cancellation)
    {
        var time = Stopwatch.StartNew();
        var judgement = await JudgeAsync(mutant, cancellation);
        return new MutantOutcome(mutant, judgement, time.Elapsed);
    }

    private async Task<Judgement> JudgeAsync(Mutant mutant, CancellationToken cancellation)
    {
        var folder = Path.Combine(workspace.Output, mutant.Name);
        Directory.CreateDirectory(folder);
        if (await MutatedDrivers.CreateAsync(mutant, workspace, cancellation) is { } complaint)
            return new Judgement(Verdict.DoesNotApply, Detail: complaint);

        var results = await _tests.RunAsync(
            mutant.TestFilter,
            null,
            GuestFlavourTraits.Find(mutant.Flavour),
            workspace.MutatedDrivers,
            folder,
            null,
            cancellation);
        return Judge.Decide(mutant, results);
    }
}
