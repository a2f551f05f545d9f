namespace Vimc.Mutants;

/// <summary>What this program exits with; an exception nobody expected ends it with the runtime's own code.</summary>
internal static class ExitCode
{
    /// <summary>Every mutant was killed by the detector it names; or no run without a mutant found anything.</summary>
    public const int Success = 0;

    /// <summary>One was not, or something was found.</summary>
    public const int Failure = 1;

    /// <summary>The command line makes no sense.</summary>
    public const int Usage = 2;

    /// <summary>Ctrl-C.</summary>
    public const int Interrupted = 130;
}
