using System.CommandLine;
using Vimc.KernelHeaders.Facts;

namespace Vimc.Generator.CommandLine;

/// <summary><c>vimc-gen api-diff A B</c></summary>
internal static class ApiDiffCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var before = Facts("A", "Facts of the older kernel.");
        var after = Facts("B", "Facts of the newer kernel.");
        var command = new Command("api-diff", "Prints what of the API this driver uses differs between two kernels.")
        {
            before, after,
        };
        command.SetAction(parsed => FactsCommands.Use(terminal, () =>
        {
            terminal.Output.Write(ApiDiff.Render(
                FactsFile.Read(File.ReadAllText(parsed.GetRequiredValue(before))),
                FactsFile.Read(File.ReadAllText(parsed.GetRequiredValue(after)))));
            return ExitCode.Success;
        }));
        return command;
    }

    private static Argument<string> Facts(string name, string description) => new(name) { Description = description };
}
