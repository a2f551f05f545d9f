using System.CommandLine;
using Spectre.Console;
using Vimc.Harness.Bench;
using Vimc.Harness.Cli.Views;
using Vimc.Harness.Qemu;
using Vimc.Harness.Scenario;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Cli.Commands;

/// <summary><c>bench</c>: what frames cost, against the in-tree driver, vivid and a copy of memory.</summary>
internal sealed class BenchCommand
{
    private const int DefaultRuns = 5;

    private readonly IAnsiConsole _console;
    private readonly RunOutput.Options _style = new();
    private readonly Option<string> _target = CommonOptions.Target();
    private readonly Option<string> _driver = CommonOptions.Driver();

    private readonly Option<string> _cpu = new("--cpu")
    {
        Description = "The model of processor that is emulated, as QEMU calls it.",
        DefaultValueFactory = _ => BenchOptions.DefaultProcessor,
        HelpName = "MODEL",
    };

    private readonly Option<string> _output = new("--output")
    {
        Description = "Folder for the table, the data and the plots.",
        DefaultValueFactory = _ => Path.Combine("out", "bench"),
        HelpName = "DIR",
    };

    private readonly Option<int> _runs = new("--runs")
    {
        Description = "Streams of each driver in each case; tables show the median, the least and the most.",
        DefaultValueFactory = _ => DefaultRuns,
        HelpName = "N",
    };

    private readonly Option<string> _cases = new("--cases")
    {
        Description = $"Only these, separated by commas: {string.Join(", ", BenchRun.CaseIds)}.",
        HelpName = "IDS",
    };

    private readonly Option<bool> _quick = new("--quick")
    {
        Description = "One short run of each case, for a first impression.",
    };

    public BenchCommand(IAnsiConsole console)
    {
        _console = console;
        _runs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--runs must be at least 1");
        });
    }

    /// <summary>The verb, to be added to a root command.</summary>
    public Command Create()
    {
        var command = new Command(
            "bench", "Measure what frames cost, against the in-tree driver, vivid and a copy of memory; exit 1 if too much.")
        {
            _target, _cpu, _driver, _output, _runs, _cases, _quick,
        };
        _style.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var isQuick = parsed.GetValue(_quick);
        var options = new BenchOptions(
            Target.Find(parsed.GetValue(_target)!),
            new MachineOptions { EmulatedProcessor = parsed.GetValue(_cpu)! },
            parsed.GetValue(_driver)!,
            parsed.GetValue(_output)!,
            new BenchEffort(isQuick ? 1 : parsed.GetValue(_runs), isQuick),
            (parsed.GetValue(_cases) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        var output = _style.Choose(parsed, _console);

        var report = await new BenchRun(options, output.View).ExecuteAsync(cancellation);
        output.Show(report.Run);
        return report.HasPassed ? ExitCode.Success : ExitCode.Failure;
    }
}
