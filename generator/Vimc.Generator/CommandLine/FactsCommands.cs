using Vimc.KernelHeaders;

namespace Vimc.Generator.CommandLine;

/// <summary>What the commands about kernel headers have in common: failures are words, never a trace.</summary>
internal static class FactsCommands
{
    /// <summary>Runs an action.</summary>
    public static int Use(Terminal terminal, Func<int> action)
    {
        try
        {
            return action();
        }
        catch (Exception failure) when (failure is HeaderException or IOException or UnauthorizedAccessException)
        {
            terminal.Error.Write($"vimc-gen: error: {failure.Message}\n");
            return ExitCode.Diagnostics;
        }
    }
}
