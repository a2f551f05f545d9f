using System.Diagnostics;

namespace Vimc.Mutants;

/// <summary>Seeds a mutant into the driver and has its tests look for it.</summary>
/// <param name="workspace">Where everything is.</param>
internal sealed class MutantLab(MutantWorkspace workspace)
{
    private readonly GuestTestRun _tests = new(workspace);

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
        if (await MutantTree.CreateAsync(mutant, workspace.Driver, workspace.Tree, cancellation) is { } complaint)
            return new Judgement(Verdict.DoesNotApply, Detail: complaint);

        var results = await _tests.RunAsync(mutant.TestFilter, mutant.Flavour, workspace.Tree, folder, cancellation);
        return Judge.Decide(mutant, results);
    }
}
