using System.CommandLine;

namespace Vimc.Generator.CommandLine;

/// <summary><c>vimc-gen check TOPOLOGY</c></summary>
internal static class CheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var topology = TopologyArgument.Create();
        var command = new Command("check", "Says what is wrong with a topology description, if anything.") { topology };
        command.SetAction(parsed =>
            TopologyArgument.Use(terminal, parsed.GetRequiredValue(topology), (_, _) => ExitCode.Success));
        return command;
    }
}
