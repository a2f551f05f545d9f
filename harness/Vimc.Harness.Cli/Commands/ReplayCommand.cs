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
        Description = "Wait for gdb before the first instruction. With --recorded it can go back.",
    };

    private readonly Option<bool> _record = new("--record")
    {
        Description = "On one processor, and write all that comes from outside into the bundle, until a run fails.",
    };

    private readonly Option<bool> _recorded = new("--recorded")
    {
        Description = "Play what --record wrote, bit for bit.",
    };

    public ReplayCommand(IAnsiConsole console) => _console = console;

    /// <summary>The verb, to be added to a root command.</summary>
    public Command Create()
    {
        var command = new Command(
            "replay", "Repeat the failure of a bundle. Exit code: 0 it failed again, 1 it did not or could not be tried.")
        {
            _bundle, _runs, _gdb, _record, _recorded,
        };
        _runs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--runs takes a number from 1");
        });
        command.Validators.Add(result =>
        {
            if (result.GetValue(_record) && (result.GetValue(_recorded) || result.GetValue(_gdb)))
                result.AddError("--record is for itself: play the recording with --recorded, for a debugger with --gdb too");
        });
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var replay = await BundleReplay.OpenAsync(parsed.GetValue(_bundle)!, cancellation);
        Write($"{replay.Manifest.Test} on {replay.Manifest.Kernel.Target} {replay.Manifest.Kernel.Flavour}: "
            + replay.Manifest.Sign.Title);
        var mode = parsed.GetValue(_record) ? ReplayMode.Record
            : parsed.GetValue(_recorded) ? ReplayMode.Recorded : ReplayMode.Free;
        if (parsed.GetValue(_gdb))
        {
            await replay.DebugAsync(mode, Write, cancellation);
            return ExitCode.Success;
        }

        var (failed, runs) = (0, parsed.GetValue(_runs));
        var tried = 0;
        // What was recorded of a run that fails is what is wanted; the next run would overwrite it.
        for (var run = 1; run <= runs && !(mode == ReplayMode.Record && failed > 0); run++, tried++)
        {
            var outcome = await ShowAsync((onLine, token) => replay.RunAsync(mode, onLine, token), cancellation);
            failed += outcome.HasFailed ? 1 : 0;
            var verdict = outcome.HasFailed ? "[red]failed again[/]" : "[green]did not fail[/]";
            var found = outcome.Findings.Count > 0 ? $"; the kernel reported {string.Join(", ", outcome.Findings)}" : "";
            _console.MarkupLine(
                $"{run} of {runs}: {verdict} in {StepTable.Seconds(outcome.Duration)}{Markup.Escape(found)}");
        }
        Write($"fails {failed} of {tried}");
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
