namespace Vimc.Mutants;

/// <summary>A mutant and what became of it.</summary>
/// <param name="Mutant">The mutant.</param>
/// <param name="Judgement">What became of it.</param>
/// <param name="Duration">From the copy of the driver to the verdict.</param>
internal sealed record MutantOutcome(Mutant Mutant, Judgement Judgement, TimeSpan Duration);
