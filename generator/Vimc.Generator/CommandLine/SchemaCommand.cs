using System.CommandLine;
using Vimc.Generator.Rendering;

namespace Vimc.Generator.CommandLine;

/// <summary><c>vimc-gen schema</c></summary>
internal static class SchemaCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("schema", "Prints the JSON schema of topology descriptions, for editors.");
        command.SetAction(_ =>
        {
            terminal.Output.Write(EmbeddedFiles.Read("topology.schema.json"));
            return ExitCode.Success;
        });
        return command;
    }
}
