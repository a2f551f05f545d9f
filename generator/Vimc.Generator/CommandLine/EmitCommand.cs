using System.CommandLine;
using Vimc.Generator.Output;
using Vimc.Topology.Diagnostics;
using Vimc.Topology.Model;

namespace Vimc.Generator.CommandLine;

/// <summary><c>vimc-gen emit TOPOLOGY --output DIR</c></summary>
internal static class EmitCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var topology = TopologyArgument.Create();
        var output = new Option<string>("--output")
        {
            Description = "Directory of the tree: a new one, an empty one, or one emitted before.",
            Required = true,
        };
        var command = new Command("emit", "Writes a complete driver that builds with make, gcc and kernel headers.")
        {
            topology,
            output,
        };
        command.SetAction(parsed => TopologyArgument.Use(
            terminal,
            parsed.GetRequiredValue(topology),
            (graph, text) => Emit(terminal, parsed.GetRequiredValue(output), graph, text)));
        return command;
    }

    private static int Emit(Terminal terminal, string directory, MediaTopology topology, string text) =>
        FileOutput.Guard(terminal, directory, () =>
        {
            if (!DriverTree.IsOurs(directory))
                return terminal.Report(DiagnosticCatalogue.ForeignDirectory, directory);

            var writer = new SourceTreeWriter(directory, DriverTree.Render(topology, text));
            return FileOutput.Write(terminal, writer, directory);
        });
}
