using System.CommandLine;
using Spectre.Console;
using Vimc.Harness.Cli.Views;
using Vimc.Harness.Qemu;
using Vimc.Harness.Scenario;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Cli.Commands;

/// <summary><c>run</c>: from a driver tree to pictures of its frames.</summary>
internal sealed class RunCommand
{
    private readonly IAnsiConsole _console;
    private readonly Option<string> _target = CommonOptions.Target();
    private readonly Option<string> _flavour = CommonOptions.Flavour();
    private readonly Option<string?> _kernel = CommonOptions.Kernel();
    private readonly Option<string> _driver = CommonOptions.Driver();
    private readonly RunOutput.Options _style = new();

    private readonly Option<string> _output = new("--output")
    {
        Description = "Folder for pictures, the media graph and logs.",
        DefaultValueFactory = _ => Path.Combine("out", "run"),
        HelpName = "DIR",
    };

    public RunCommand(IAnsiConsole console) => _console = console;

    /// <summary>The verb, to be added to a root command.</summary>
    public Command Create()
    {
        var command = new Command("run", "Build the driver, boot it, run the commands of the 2019 thread and stream.")
        {
            _target, _flavour, _kernel, _driver, _output,
        };
        _style.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var target = Target.Find(parsed.GetValue(_target)!) with { KernelTree = parsed.GetValue(_kernel) };
        var options = new RunOptions(target, parsed.GetValue(_driver)!, parsed.GetValue(_output)!)
        {
            Flavour = GuestFlavourTraits.Find(parsed.GetValue(_flavour)!),
        };
        var output = _style.Choose(parsed, _console);

        var report = await new ThreadRun(options, output.View).ExecuteAsync(cancellation);
        output.Show(report);
        return report.HasPassed ? ExitCode.Success : ExitCode.Failure;
    }
}
