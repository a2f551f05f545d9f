namespace Vimc.Mutants;

/// <summary>The catalogue, or the machine, is not as it must be; no verdict on any mutant follows.</summary>
internal sealed class MutantException(string message) : Exception(message);
