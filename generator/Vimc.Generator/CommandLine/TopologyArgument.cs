using System.CommandLine;
using Vimc.Topology;
using Vimc.Topology.Model;

namespace Vimc.Generator.CommandLine;

/// <summary>The argument every command but <c>schema</c> takes: a topology description.</summary>
internal static class TopologyArgument
{
    /// <summary>A new argument, for one command.</summary>
    public static Argument<string> Create() => new("TOPOLOGY")
    {
        Description = "Path of a topology description, a YAML file.",
    };

    /// <summary>
    /// The exit code of <paramref name="use"/> on the topology at <paramref name="path"/>, if it has no errors.
    /// </summary>
    /// <remarks><paramref name="use"/> gets the topology and the text it was compiled from.</remarks>
    public static int Use(Terminal terminal, string path, Func<MediaTopology, string, int> use)
    {
        var compiled = TopologyCompiler.CompileFile(path);
        return compiled.IsValid ? use(compiled.Topology, compiled.Text) : terminal.Report(compiled.Diagnostics);
    }
}
