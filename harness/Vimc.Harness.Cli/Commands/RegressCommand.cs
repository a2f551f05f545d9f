using System.CommandLine;
using Spectre.Console;
using Vimc.Harness.Cli.Views;
using Vimc.Harness.Coverage;
using Vimc.Harness.Failures;
using Vimc.Harness.History;
using Vimc.Harness.Host;
using Vimc.Harness.Qemu;
using Vimc.Harness.Regress;
using Vimc.Harness.Report;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Cli.Commands;

/// <summary><c>regress</c>: the guest tests on every kernel, or on any part of the matrix.</summary>
internal sealed class RegressCommand
{
    private const int DefaultReruns = 5;

    private const StringSplitOptions Words = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    // What 'run' and 'bench' leave, if they were run.
    private static readonly string[] EvidenceFolders = [Path.Combine("out", "run"), Path.Combine("out", "bench")];

    private readonly IAnsiConsole _console;

    private readonly Option<string> _targets = new("--targets")
    {
        Description = "Suites, separated by commas; SUITE+SUITE takes the kernel from the second.",
        DefaultValueFactory = _ => string.Join(',', Target.All.Select(target => target.Name)),
        HelpName = "NAMES",
    };

    private readonly Option<string> _flavours = new("--flavours")
    {
        Description = $"Kernels of each, separated by commas: {string.Join(", ", GuestFlavourTraits.Names)}.",
        DefaultValueFactory = _ => GuestFlavour.StockDebug.Name(),
        HelpName = "NAMES",
    };

    private readonly Option<string?> _kernel = CommonOptions.Kernel();

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

    private readonly Option<int> _reruns = new("--reruns")
    {
        Description = "How often a test that fails is run again, to tell how often it does.",
        DefaultValueFactory = _ => DefaultReruns,
        HelpName = "N",
    };

    private readonly Option<string> _tests = new("--tests")
    {
        Description = "The guest tests, built.",
        DefaultValueFactory = _ => "tests/Vimc.Guest.Tests/bin/Release/net10.0/Vimc.Guest.Tests.dll",
        HelpName = "DLL",
    };

    private readonly Option<string> _output = new("--output")
    {
        Description = "Folder of results: TARGET/FLAVOUR/shard-N-of-M/junit.xml, report.html, matrix.md, summary.txt and results.ktap.",
        DefaultValueFactory = _ => Path.Combine("out", "regress"),
        HelpName = "DIR",
    };

    private readonly Option<bool> _coverage = new("--coverage")
    {
        Description = "Build the driver so that it counts which of its lines are reached, and judge that as 'coverage' "
            + $"does. Needs --flavours {GuestFlavour.Coverage.Name()} or, much slower, {GuestFlavour.Sanitizer.Name()}.",
    };

    private readonly Option<bool> _dumpMemory = new("--dump-memory")
    {
        Description = "Keep the memory of a guest that hangs; the message of the test says where.",
    };

    private readonly Option<string[]> _merge = new("--merge")
    {
        Description = "Run nothing; add up what runs with --shard left in these folders.",
        AllowMultipleArgumentsPerToken = true,
        HelpName = "DIR...",
    };

    private readonly RunOutput.Options _style = new();

    public RegressCommand(IAnsiConsole console) => _console = console;

    /// <summary>The verb, to be added to a root command.</summary>
    public Command Create()
    {
        var command = new Command("regress", "Run the guest tests on a matrix of kernels; exit 1 if any fails.")
        {
            _targets, _flavours, _kernel, _shard, _filter, _reruns, _tests, _output, _merge, _coverage, _dumpMemory,
        };
        _style.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var folder = parsed.GetValue(_output)!;
        var output = _style.Choose(parsed, _console, TestTree.Draw);
        var countsLines = parsed.GetValue(_coverage);
        if (parsed.GetValue(_merge) is { Length: > 0 } folders)
            return await MergeAsync(folders, folder, output, countsLines, cancellation);

        var options = ReadOptions(parsed);
        var report = await new RegressRun(options, output.View).ExecuteAsync(cancellation);
        output.Show(report);

        // With the other shards of the same cells, if they are there.
        var isGood = await PublishAsync(
            RegressResults.Read(folder, options.Cells),
            folder,
            output,
            countsLines ? [.. options.Cells.Select(cell => cell.FolderIn(folder))] : [],
            cancellation);
        return report.HasPassed && isGood ? ExitCode.Success : ExitCode.Failure;
    }

    private RegressOptions ReadOptions(ParseResult parsed)
    {
        var flavours = parsed.GetValue(_flavours)!.Split(',', Words).Select(GuestFlavourTraits.Find).ToList();
        var countsLines = parsed.GetValue(_coverage);
        if (countsLines && !flavours.TrueForAll(flavour => flavour.CanCountLines()))
        {
            throw new HarnessException(
                $"--coverage needs a kernel that counts lines: give --flavours {GuestFlavour.Coverage.Name()}");
        }
        return new RegressOptions(
            parsed.GetValue(_tests)!,
            RegressCell.Matrix(TargetsOf(parsed), flavours),
            TestShard.Parse(parsed.GetValue(_shard)!),
            parsed.GetValue(_filter),
            parsed.GetValue(_reruns),
            parsed.GetValue(_output)!)
        {
            CountedSources = countsLines ? "." : null,
            DumpsMemory = parsed.GetValue(_dumpMemory),
        };
    }

    // A kernel of one's own is tested in one suite, unless others are asked for.
    private IEnumerable<Target> TargetsOf(ParseResult parsed)
    {
        var kernel = parsed.GetValue(_kernel);
        var isAsked = parsed.GetResult(_targets) is { Implicit: false };
        IEnumerable<Target> targets = kernel is not null && !isAsked
            ? [Target.All[0]]
            : parsed.GetValue(_targets)!.Split(',', Words).Select(Target.Find);
        return targets.Select(target => target with { KernelTree = kernel });
    }

    private async Task<int> MergeAsync(
        string[] folders, string folder, RunOutput output, bool countsLines, CancellationToken cancellation)
    {
        var cells = RegressResults.Read(folders);
        if (output.IsForPeople)
            _console.Write(RegressTable.Draw(cells));
        var isGood = await PublishAsync(cells, folder, output, countsLines ? folders : [], cancellation);
        return cells.All(cell => cell.HasPassed) && isGood ? ExitCode.Success : ExitCode.Failure;
    }

    private async Task<bool> PublishAsync(
        IReadOnlyList<CellResult> cells,
        string folder,
        RunOutput output,
        string[] counted,
        CancellationToken cancellation)
    {
        var coverage = counted.Length == 0
            ? null
            : await new CoveragePublisher(".", CoveragePublisher.DefaultList, CoveragePublisher.DefaultLeast)
                .PublishAsync(counted, folder, cancellation);
        var publisher = new RegressPublisher(new RunHistory(HarnessCache.ForThisUser()), EvidenceFolders)
        {
            Coverage = coverage?.Verdict,
        };
        var (files, worse) = await publisher.PublishAsync(cells, folder, cancellation);
        output.ShowFiles(files);
        foreach (var kernel in worse)
            output.Warn("worse than the last run:", $"{kernel}; the summary has the tests");
        if (coverage is not null && output.IsForPeople)
            new CoverageTable(_console).Show(coverage);
        return worse.Count == 0 && coverage?.Verdict.HasPassed != false;
    }
}
