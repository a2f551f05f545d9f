namespace Vimc.Generator.CommandLine;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    /// <summary>It did what was asked.</summary>
    public const int Success = 0;

    /// <summary>There are diagnostics.</summary>
    public const int Diagnostics = 1;

    /// <summary>The command line is not one of ours.</summary>
    public const int Usage = 2;

    /// <summary>A defect of the tool itself.</summary>
    public const int InternalError = 70;
}
