using System.CommandLine;
using Vimc.Generator.Output;
using Vimc.Generator.Views;
using Vimc.Topology.Diagnostics;

namespace Vimc.Generator.CommandLine;

/// <summary><c>vimc-gen generate TOPOLOGY [--output DIR] [--check]</c></summary>
internal static class GenerateCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var topology = TopologyArgument.Create();
        var output = new Option<string>("--output")
        {
            Description = "Directory of the generated C files.",
            DefaultValueFactory = _ => "kmod/generated",
        };
        var check = new Option<bool>("--check")
        {
            Description = "Write nothing; say which files are out of date.",
        };
        var command = new Command("generate", "Writes the C files that depend on a topology.")
        {
            topology,
            output,
            check,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(topology);
            return TopologyArgument.Use(terminal, path, (graph, _) =>
            {
                var files = GeneratedSources.Render(graph, new Banner(NameOf(path), "make generate"));
                var writer = new SourceTreeWriter(parsed.GetRequiredValue(output), files);
                return parsed.GetValue(check)
                    ? Check(terminal, writer, parsed.GetRequiredValue(output))
                    : FileOutput.Write(terminal, writer, parsed.GetRequiredValue(output));
            });
        });
        return command;
    }

    private static int Check(Terminal terminal, SourceTreeWriter writer, string output) =>
        FileOutput.Guard(terminal, output, () => terminal.Report(
        [
            .. writer.Compare().Select(change =>
            {
                var rule = change.Kind switch
                {
                    FileChangeKind.Missing => DiagnosticCatalogue.NotGenerated,
                    FileChangeKind.Stale => DiagnosticCatalogue.Stale,
                    _ => DiagnosticCatalogue.OutOfDate,
                };
                return new Diagnostic(rule, SourcePosition.StartOf(change.Path), rule.Message());
            }),
        ]));

    // The same on every machine: below the current directory, from there; elsewhere, only the name.
    private static string NameOf(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        var isBelow = !Path.IsPathRooted(relative) && !relative.StartsWith("..", StringComparison.Ordinal);
        return isBelow ? relative : Path.GetFileName(path);
    }
}
