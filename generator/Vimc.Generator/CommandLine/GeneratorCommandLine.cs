using System.CommandLine;

namespace Vimc.Generator.CommandLine;

/// <summary>The command line <c>vimc-gen</c>, over any pair of writers so that tests run it in process.</summary>
internal sealed class GeneratorCommandLine(TextWriter output, TextWriter error)
{
    /// <summary>Runs one command.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Run(IReadOnlyList<string> arguments)
    {
        var terminal = new Terminal(output, error);
        var root = new RootCommand("Generates vimc, a virtual media controller driver, from a topology.")
        {
            CheckCommand.Create(terminal),
            GenerateCommand.Create(terminal),
            EmitCommand.Create(terminal),
            GraphCommand.Create(terminal),
            SchemaCommand.Create(terminal),
            ExtractCommand.Create(terminal),
            ApiDiffCommand.Create(terminal),
        };
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
            return Misused(parsed);

        try
        {
            var configuration = new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
            };
            return parsed.Invoke(configuration);
        }
        catch (Exception exception)
        {
            error.Write($"vimc-gen: internal error, please report it with this trace:\n{exception}\n");
            return ExitCode.InternalError;
        }
    }

    private int Misused(ParseResult parsed)
    {
        foreach (var mistake in parsed.Errors)
            error.Write($"vimc-gen: {mistake.Message}\n");

        var command = parsed.CommandResult.Command is RootCommand ? "" : $" {parsed.CommandResult.Command.Name}";
        error.Write($"Try 'vimc-gen{command} --help'.\n");
        return ExitCode.Usage;
    }
}
