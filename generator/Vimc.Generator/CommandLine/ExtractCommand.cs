using System.CommandLine;
using Vimc.KernelHeaders;
using Vimc.KernelHeaders.Facts;
using Vimc.KernelHeaders.Reading;

namespace Vimc.Generator.CommandLine;

/// <summary><c>vimc-gen extract --kdir DIR [--root DIR] [--driver DIR] [--output DIR]</c></summary>
internal static class ExtractCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var kernel = new Option<string>("--kdir")
        {
            Description = "Headers of the kernel, as make -C takes them.",
            Required = true,
            HelpName = "DIR",
        };
        var root = new Option<string?>("--root")
        {
            Description = "Unpacked suite that --kdir is a path in; kbuild then runs there, which needs root.",
            HelpName = "DIR",
        };
        var driver = new Option<string>("--driver")
        {
            Description = "The driver whose use of the kernel is recorded.",
            DefaultValueFactory = _ => ".",
            HelpName = "DIR",
        };
        var output = new Option<string>("--output")
        {
            Description = "Folder of the facts; the file is called after the kernel.",
            DefaultValueFactory = _ => Path.Combine("generator", "facts"),
            HelpName = "DIR",
        };
        var command = new Command("extract", "Writes down what a kernel's headers say.") { kernel, root, driver, output };
        command.SetAction(parsed => FactsCommands.Use(terminal, () =>
        {
            var folder = parsed.GetValue(root) is { } suite ? Path.GetFullPath(suite) : null;
            var path = parsed.GetRequiredValue(kernel);
            var tree = new KernelTree(folder is null ? Path.GetFullPath(path) : path, folder);
            var facts = HeaderReader.Read(tree, parsed.GetRequiredValue(driver));
            var file = Path.Combine(parsed.GetRequiredValue(output), facts.FileName);
            Directory.CreateDirectory(parsed.GetRequiredValue(output));
            File.WriteAllText(file, FactsFile.Write(facts));
            terminal.Output.Write($"{file}\n");
            return ExitCode.Success;
        }));
        return command;
    }
}
