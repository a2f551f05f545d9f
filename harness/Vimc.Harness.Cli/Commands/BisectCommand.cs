using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Vimc.Harness.Bisect;
using Vimc.Harness.Host;
using Vimc.Harness.Qemu;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Cli.Commands;

/// <summary><c>bisect</c>: which commit of the driver broke something.</summary>
internal sealed class BisectCommand
{
    private readonly IAnsiConsole _console;
    private readonly Option<string> _target = CommonOptions.Target();
    private readonly Option<string> _flavour = CommonOptions.Flavour();

    private readonly Argument<string> _command = new("COMMAND")
    {
        Description = "A shell command for the guest, run with the driver loaded, that fails, hangs or makes the kernel "
            + "report a bug where the driver is broken.",
    };

    private readonly Option<string> _good = new("--good")
    {
        Description = "A commit before it broke.",
        Required = true,
        HelpName = "COMMIT",
    };

    private readonly Option<string> _bad = new("--bad")
    {
        Description = "A commit that is broken.",
        DefaultValueFactory = _ => "HEAD",
        HelpName = "COMMIT",
    };

    private readonly Option<string> _repository = new("--repository")
    {
        Description = "The clone whose commits are searched.",
        DefaultValueFactory = _ => ".",
        HelpName = "DIR",
    };

    private readonly Option<double> _confidence = new("--confidence")
    {
        Description = "How sure to be, as a probability below 1; the surer, the more tries of what fails now and then.",
        DefaultValueFactory = _ => new BisectOptions().Confidence,
        HelpName = "P",
    };

    private readonly Option<int> _deadline = new("--deadline")
    {
        Description = "Seconds the command may take before it counts as hung.",
        DefaultValueFactory = _ => 60,
        HelpName = "S",
    };

    public BisectCommand(IAnsiConsole console)
    {
        _console = console;
        _confidence.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0 and < 1))
                result.AddError("--confidence takes a number between 0 and 1");
        });
        _deadline.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--deadline takes a number from 1");
        });
    }

    /// <summary>The verb, to be added to a root command.</summary>
    public Command Create()
    {
        var command = new Command("bisect", "Find the first commit of the driver at which a command fails in a guest.")
        {
            _command, _good, _bad, _repository, _confidence, _deadline, _target, _flavour,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var repository = parsed.GetValue(_repository)!;
        var range = await CommitRange.ReadAsync(
            repository, parsed.GetValue(_good)!, parsed.GetValue(_bad)!, cancellation);
        Say($"{range.Suspects.Count} commits");
        var machine = new MachineOptions { Flavour = GuestFlavourTraits.Find(parsed.GetValue(_flavour)!) };
        var progress = new DirectProgress(note => Say($"{note.Step}: {note.Detail}"));
        var bench = await TestBench.OpenAsync(Target.Find(parsed.GetValue(_target)!), machine, progress, cancellation);
        using var probe = await GuestProbe.OpenAsync(
            bench, repository, parsed.GetValue(_command)!, TimeSpan.FromSeconds(parsed.GetValue(_deadline)), cancellation);

        var options = new BisectOptions(parsed.GetValue(_confidence));
        Show(await new BisectSearch(range, probe, options, Say).RunAsync(cancellation));
        return ExitCode.Success;
    }

    private void Show(BisectVerdict verdict)
    {
        var confidence = Math.Floor(verdict.Confidence * 10_000) / 10_000;
        _console.WriteLine();
        _console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"[bold]first bad commit[/], with a probability of at least {confidence:P2}; the bad one failed {verdict.Rate}: {verdict.Detail}");
        if (verdict.Suspects.Count > 1)
            Say("one of these, as those before the last cannot be tried:");
        foreach (var commit in verdict.Suspects)
            Say($"  {commit}");
    }

    // Not wrapped: subjects of commits are to be searched for.
    private void Say(string text) => _console.Profile.Out.Writer.WriteLine(text);
}
