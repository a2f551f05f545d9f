namespace Vimc.Harness.Cli;

/// <summary>What the command line tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>All is well.</summary>
    public const int Success = 0;

    /// <summary>Something is missing, wrong or failed; the output says what.</summary>
    public const int Failure = 1;

    /// <summary>The command line itself is wrong.</summary>
    public const int Usage = 2;

    /// <summary>The harness has a bug.</summary>
    public const int InternalError = 70;

    /// <summary>Ctrl-C, as shells count it.</summary>
    public const int Interrupted = 130;
}
