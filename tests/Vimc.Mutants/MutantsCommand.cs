using System.CommandLine;
using Spectre.Console;
using Vimc.Harness.Failures;
using Vimc.Harness.Host;

namespace Vimc.Mutants;

/// <summary>The command line.</summary>
internal sealed class MutantsCommand
{
    private readonly IAnsiConsole _console;
    private readonly MatrixView _view;

    private readonly Option<string[]> _only = new("--only")
    {
        Description = "Try only mutants with this in their name.",
        HelpName = "NAME",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _flavour = new("--flavour")
    {
        Description = "Try only mutants for this kernel.",
        HelpName = "FLAVOUR",
    };

    private readonly Option<int> _cleanRuns = new("--clean-runs")
    {
        Description = "Try no mutant; run the tests of all of them this often on the driver as it is.",
        HelpName = "N",
    };

    private readonly Option<bool> _list = new("--list") { Description = "List the mutants and end." };

    public MutantsCommand(IAnsiConsole console)
    {
        _console = console;
        _view = new MatrixView(console);
    }

    /// <summary>Runs one command line; returns the exit code.</summary>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var root = new RootCommand("Seeds bugs into the driver and looks whether the guest tests see them.")
        {
            _only, _flavour, _cleanRuns, _list,
        };
        _cleanRuns.Validators.Add(result =>
        {
            // What is no number at all, the parser complains of.
            if (result.Tokens is [var token] && int.TryParse(token.Value, out var runs) && runs < 1)
                result.AddError("--clean-runs: at least 1");
        });
        root.SetAction(RunAsync);
        var parsed = root.Parse(arguments);
        var settings = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromSeconds(20),
        };
        try
        {
            var exitCode = await parsed.InvokeAsync(settings);
            return parsed.Errors.Count > 0 ? ExitCode.Usage : exitCode;
        }
        catch (OperationCanceledException)
        {
            return Complain("interrupted", ExitCode.Interrupted);
        }
        catch (Exception failure) when (failure is MutantException or HarnessException or IOException or UnauthorizedAccessException)
        {
            return Complain(failure.Message, ExitCode.Failure);
        }
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var workspace = MutantWorkspace.Find();
        var mutants = Select(
            MutantCatalogue.ReadAll(workspace.Patches), parsed.GetValue(_only) ?? [], parsed.GetValue(_flavour));
        if (parsed.GetValue(_list))
        {
            _view.List(mutants);
            return ExitCode.Success;
        }

        workspace.Check();
        Directory.CreateDirectory(workspace.Output);
        return parsed.GetValue(_cleanRuns) is var runs and > 0
            ? await RunCleanAsync(workspace, mutants, runs, cancellation)
            : await TryAllAsync(workspace, mutants, cancellation);
    }

    private static List<Mutant> Select(IReadOnlyList<Mutant> all, string[] names, string? flavour)
    {
        var selected = all
            .Where(mutant => flavour is null || mutant.Flavour == flavour)
            .Where(mutant => names.Length == 0 || names.Any(name => mutant.Name.Contains(name, StringComparison.Ordinal)))
            .ToList();
        return selected.Count > 0 ? selected : throw new MutantException("no mutant has such a name and flavour");
    }

    // The matrix is written after each mutant: what was found out before Ctrl-C stays.
    private async Task<int> TryAllAsync(
        MutantWorkspace workspace, List<Mutant> mutants, CancellationToken cancellation)
    {
        var lab = new MutantLab(workspace);
        var matrix = new KillMatrix([]);
        foreach (var mutant in mutants)
        {
            _view.Begin(mutant, matrix.Outcomes.Count + 1, mutants.Count);
            matrix = new KillMatrix([.. matrix.Outcomes, await lab.TryAsync(mutant, cancellation)]);
            _view.End(matrix.Outcomes[^1]);
            Write(Path.Combine(workspace.Output, "matrix"), matrix.ToMarkdown(), matrix.ToJson());
        }

        _view.Show(matrix);
        return matrix.IsProof ? ExitCode.Success : ExitCode.Failure;
    }

    private async Task<int> RunCleanAsync(
        MutantWorkspace workspace, List<Mutant> mutants, int count, CancellationToken cancellation)
    {
        var clean = new CleanRuns(workspace);
        var log = new CleanRunLog(HarnessCache.ForThisUser());
        var suites = CleanSuite.AllOf(mutants, workspace.Drivers);
        var report = new CleanReport([], [.. suites.SelectMany(log.Of)]);
        for (var number = 0; number < count; number++)
        {
            foreach (var suite in suites)
            {
                var run = await clean.RunOnceAsync(suite, cancellation);
                await log.AppendAsync(run, cancellation);
                report = report.With(run);
                _view.End(run, report);
                Write(Path.Combine(workspace.Output, "clean"), report.ToMarkdown(), report.ToJson());
            }
        }

        return report.IsClean ? ExitCode.Success : ExitCode.Failure;
    }

    private static void Write(string file, string markdown, string json)
    {
        File.WriteAllText($"{file}.md", markdown);
        File.WriteAllText($"{file}.json", json + "\n");
    }

    private int Complain(string message, int exitCode)
    {
        _console.MarkupLineInterpolated($"[red]vimc-mutants: error:[/] {message}");
        return exitCode;
    }
}
