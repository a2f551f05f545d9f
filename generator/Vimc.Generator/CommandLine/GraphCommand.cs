using System.CommandLine;
using Vimc.Generator.Output;

namespace Vimc.Generator.CommandLine;

/// <summary><c>vimc-gen graph TOPOLOGY [--format dot|json]</c></summary>
internal static class GraphCommand
{
    private const string Dot = "dot";
    private const string Json = "json";

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var topology = TopologyArgument.Create();
        var format = new Option<string>("--format")
        {
            Description = "dot for Graphviz, json for programs.",
            DefaultValueFactory = _ => Dot,
        };
        format.AcceptOnlyFromAmong(Dot, Json);
        var command = new Command("graph", "Prints the media graph of a topology.") { topology, format };
        command.SetAction(parsed => TopologyArgument.Use(terminal, parsed.GetRequiredValue(topology), (graph, _) =>
        {
            var isJson = parsed.GetRequiredValue(format) == Json;
            terminal.Output.Write(isJson ? GraphJson.Render(graph) : GraphDot.Render(graph));
            return ExitCode.Success;
        }));
        return command;
    }
}
