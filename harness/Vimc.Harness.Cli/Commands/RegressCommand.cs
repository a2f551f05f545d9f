using System.CommandLine;
using Spectre.Console;
using Vimc.Harness.Cli.Views;
using Vimc.Harness.Qemu;
using Vimc.Harness.Regress;
using Vimc.Harness.Scenario;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Cli.Commands;

/// <summary><c>regress</c>: the guest tests on every kernel, or on any part of the matrix.</summary>
internal sealed class RegressCommand
{
    private const StringSplitOptions Words = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    private readonly IAnsiConsole _console;

    private readonly Option<string> _targets = new("--targets")
    {
        Description = "Suites, separated by commas.",
        DefaultValueFactory = _ => string.Join(',', Target.All.Select(target => target.Name)),
        HelpName = "NAMES",
    };

    private readonly Option<string> _flavours = new("--flavours")
    {
        Description = $"Kernels of each, separated by commas: {string.Join(", ", GuestFlavourTraits.Names)}.",
        DefaultValueFactory = _ => GuestFlavour.StockDebug.Name(),
        HelpName = "NAMES",
    };

    private readonly Option<string> _shard = new("--shard")
    {
        Description = "The share of the tests that this machine takes, as 2/5.",
        DefaultValueFactory = _ => "1/1",
        HelpName = "N/M",
    };

    private readonly Option<string?> _filter = new("--filter")
    {
        Description = "Only these tests, as 'dotnet test --filter' takes them.",
        HelpName = "FILTER",
    };

    private readonly Option<string> _tests = new("--tests")
    {
        Description = "The guest tests, built.",
        DefaultValueFactory = _ => "tests/Vimc.Guest.Tests/bin/Release/net10.0/Vimc.Guest.Tests.dll",
        HelpName = "DLL",
    };

    private readonly Option<string> _output = new("--output")
    {
        Description = "Folder of results: TARGET/FLAVOUR/shard-N-of-M/junit.xml, and matrix.md.",
        DefaultValueFactory = _ => Path.Combine("out", "regress"),
        HelpName = "DIR",
    };

    private readonly Option<string[]> _merge = new("--merge")
    {
        Description = "Run nothing; add up what runs with --shard left in these folders.",
        AllowMultipleArgumentsPerToken = true,
        HelpName = "DIR...",
    };

    public RegressCommand(IAnsiConsole console) => _console = console;

    /// <summary>The verb, to be added to a root command.</summary>
    public Command Create()
    {
        var command = new Command("regress", "Run the guest tests on a matrix of kernels; exit 1 if any fails.")
        {
            _targets, _flavours, _shard, _filter, _tests, _output, _merge,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var output = parsed.GetValue(_output)!;
        if (parsed.GetValue(_merge) is { Length: > 0 } folders)
            return await ShowAsync(RegressResults.Read(folders), output, cancellation);

        var options = new RegressOptions(
            parsed.GetValue(_tests)!,
            RegressCell.Matrix(
                parsed.GetValue(_targets)!.Split(',', Words).Select(Target.Find),
                [.. parsed.GetValue(_flavours)!.Split(',', Words).Select(GuestFlavourTraits.Find)]),
            TestShard.Parse(parsed.GetValue(_shard)!),
            parsed.GetValue(_filter),
            output);
        IRunView view = _console.Profile.Capabilities.Interactive ? new LiveRunView(_console) : new PlainRunView(_console);
        var report = await new RegressRun(options, view).ExecuteAsync(cancellation);
        new RunReportView(_console).Show(report);

        // Of this run and, where it was one shard of several, of those before it.
        await SaveAsync(RegressResults.Read([output]), output, cancellation);
        return report.HasPassed ? ExitCode.Success : ExitCode.Failure;
    }

    private async Task<int> ShowAsync(
        IReadOnlyList<CellResult> cells, string output, CancellationToken cancellation)
    {
        _console.Write(RegressTable.Draw(cells));
        await SaveAsync(cells, output, cancellation);
        return cells.All(cell => cell.HasPassed) ? ExitCode.Success : ExitCode.Failure;
    }

    private async Task SaveAsync(
        IReadOnlyList<CellResult> cells, string output, CancellationToken cancellation)
    {
        Directory.CreateDirectory(output);
        var file = Path.Combine(output, "matrix.md");
        await File.WriteAllTextAsync(file, RegressResults.ToMarkdown(cells), cancellation);
        _console.Profile.Out.Writer.WriteLine($"  {"matrix",-20} {file}");
    }
}
