using System.CommandLine;
using Spectre.Console;
using Vimc.Harness.Bundles;
using Vimc.Harness.Cli.Views;

namespace Vimc.Harness.Cli.Commands;

/// <summary><c>replay</c>: a failure once more, from the bundle that a test left.</summary>
internal sealed class ReplayCommand
{
    private readonly IAnsiConsole _console;

    private readonly Argument<string> _bundle = new("BUNDLE")
    {
        Description = "The folder; the message of a failed test names it.",
    };

    private readonly Option<int> _runs = new("--runs")
    {
        Description = "How often, to tell what always fails from what seldom does.",
        DefaultValueFactory = _ => 1,
        HelpName = "N",
    };

    private readonly Option<bool> _gdb = new("--gdb")
    {
        Description = "Wait for gdb before the first instruction.",
    };

    public ReplayCommand(IAnsiConsole console) => _console = console;

    /// <summary>The verb, to be added to a root command.</summary>
    public Command Create()
    {
        var command = new Command(
            "replay", "Repeat the failure of a bundle. Exit code: 0 it failed again, 1 it did not or could not be tried.")
        {
            _bundle, _runs, _gdb,
        };
        _runs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--runs takes a number from 1");
        });
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var replay = await BundleReplay.OpenAsync(parsed.GetValue(_bundle)!, cancellation);
        Write($"{replay.Manifest.Test} on {replay.Manifest.Kernel.Target} {replay.Manifest.Kernel.Flavour}: "
            + replay.Manifest.Sign.Title);
        if (parsed.GetValue(_gdb))
        {
            await replay.DebugAsync(Write, cancellation);
            return ExitCode.Success;
        }

        var (failed, runs) = (0, parsed.GetValue(_runs));
        for (var run = 1; run <= runs; run++)
        {
            var outcome = await ShowAsync(replay.RunAsync, cancellation);
            failed += outcome.HasFailed ? 1 : 0;
            var verdict = outcome.HasFailed ? "[red]failed again[/]" : "[green]did not fail[/]";
            var found = outcome.Findings.Count > 0 ? $"; the kernel reported {string.Join(", ", outcome.Findings)}" : "";
            _console.MarkupLine(
                $"{run} of {runs}: {verdict} in {StepTable.Seconds(outcome.Duration)}{Markup.Escape(found)}");
        }
        Write($"fails {failed} of {runs}");
        return failed > 0 ? ExitCode.Success : ExitCode.Failure;
    }

    private Task<ReplayOutcome> ShowAsync(
        Func<Action<string>?, CancellationToken, Task<ReplayOutcome>> run, CancellationToken cancellation) =>
        _console.Profile.Capabilities.Interactive
            ? _console.Status().StartAsync(
                "booting", context => run(line => context.Status(Markup.Escape(line)), cancellation))
            : run(line => Write($"    {line}"), cancellation);

    // Not wrapped: a line is a command, and may be copied.
    private void Write(string line) => _console.Profile.Out.Writer.WriteLine(line);
}
