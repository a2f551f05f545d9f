using System.CommandLine;
using Spectre.Console;
using Vimc.Harness.Cli.Views;
using Vimc.Harness.Coverage;

namespace Vimc.Harness.Cli.Commands;

/// <summary><c>coverage</c>: judges once more what <c>regress --coverage</c> has counted, and runs nothing.</summary>
internal sealed class CoverageCommand
{
    private static readonly string DefaultFolder = Path.Combine("out", "coverage");

    private readonly IAnsiConsole _console;

    private readonly Argument<string[]> _folders = new("DIR")
    {
        Description = "Folders that 'regress --coverage --output' wrote; their counts are added up.",
        DefaultValueFactory = _ => [DefaultFolder],
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> _list = new("--unreached")
    {
        Description = "The blocks that no test reaches, each with a reason.",
        DefaultValueFactory = _ => CoveragePublisher.DefaultList,
        HelpName = "FILE",
    };

    private readonly Option<double> _least = new("--least")
    {
        Description = "How many of a hundred lines must be reached.",
        DefaultValueFactory = _ => CoveragePublisher.DefaultLeast,
        HelpName = "PERCENT",
    };

    private readonly Option<string> _sources = new("--sources")
    {
        Description = "The driver tree whose lines were counted.",
        DefaultValueFactory = _ => ".",
        HelpName = "DIR",
    };

    private readonly Option<string> _output = new("--output")
    {
        Description = "Folder for coverage.html, coverage.md, coverage.info and, for what has no reason, unreached.txt.",
        DefaultValueFactory = _ => DefaultFolder,
        HelpName = "DIR",
    };

    public CoverageCommand(IAnsiConsole console) => _console = console;

    /// <summary>The verb, to be added to a root command.</summary>
    public Command Create()
    {
        var command = new Command(
            "coverage",
            """
            Add up which lines of the driver were reached, and judge it; 'make coverage' counts them.
            Exit code 1: too few are, a block that no test reaches has no reason, or a reason has no such block.
            """)
        {
            _folders, _list, _least, _sources, _output,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var publisher = new CoveragePublisher(
            parsed.GetValue(_sources)!, parsed.GetValue(_list)!, parsed.GetValue(_least));
        var outcome = await publisher.PublishAsync(
            parsed.GetValue(_folders)!, parsed.GetValue(_output)!, cancellation);
        new CoverageTable(_console).Show(outcome);
        return outcome.Verdict.HasPassed ? ExitCode.Success : ExitCode.Failure;
    }
}
