using System.CommandLine;
using Spectre.Console;

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
        catch (Exception failure) when (failure is MutantException or IOException or UnauthorizedAccessException)
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
        var runs = parsed.GetValue(_cleanRuns);
        var matrix = runs > 0
            ? new KillMatrix([], await RunCleanAsync(workspace, mutants, runs, cancellation))
            : new KillMatrix(await TryAllAsync(workspace, mutants, cancellation), []);
        _view.Show(matrix);
        await WriteAsync(matrix, Path.Combine(workspace.Output, runs > 0 ? "clean" : "matrix"), cancellation);
        return matrix.IsProof ? ExitCode.Success : ExitCode.Failure;
    }

    private static List<Mutant> Select(IReadOnlyList<Mutant> all, string[] names, string? flavour)
    {
        var selected = all
            .Where(mutant => flavour is null || mutant.Flavour == flavour)
            .Where(mutant => names.Length == 0 || names.Any(name => mutant.Name.Contains(name, StringComparison.Ordinal)))
            .ToList();
        return selected.Count > 0 ? selected : throw new MutantException("no mutant has such a name and flavour");
    }

    private async Task<IReadOnlyList<MutantOutcome>> TryAllAsync(
        MutantWorkspace workspace, List<Mutant> mutants, CancellationToken cancellation)
    {
        var lab = new MutantLab(workspace);
        var outcomes = new List<MutantOutcome>();
        foreach (var mutant in mutants)
        {
            _view.Begin(mutant, outcomes.Count + 1, mutants.Count);
            outcomes.Add(await lab.TryAsync(mutant, cancellation));
            _view.End(outcomes[^1]);
        }

        return outcomes;
    }

    private async Task<IReadOnlyList<CleanRun>> RunCleanAsync(
        MutantWorkspace workspace, List<Mutant> mutants, int count, CancellationToken cancellation)
    {
        var clean = new CleanRuns(workspace);
        var runs = new List<CleanRun>();
        while (runs.Count < count)
        {
            runs.Add(await clean.RunOnceAsync(mutants, runs.Count + 1, cancellation));
            _view.End(runs[^1]);
        }

        return runs;
    }

    private static async Task WriteAsync(KillMatrix matrix, string file, CancellationToken cancellation)
    {
        await File.WriteAllTextAsync($"{file}.md", matrix.ToMarkdown(), cancellation);
        await File.WriteAllTextAsync($"{file}.json", matrix.ToJson() + "\n", cancellation);
    }

    private int Complain(string message, int exitCode)
    {
        _console.MarkupLineInterpolated($"[red]vimc-mutants: error:[/] {message}");
        return exitCode;
    }
}
