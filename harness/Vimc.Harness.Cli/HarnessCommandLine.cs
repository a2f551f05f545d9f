using System.CommandLine;
using Spectre.Console;
using Vimc.Harness.Cli.Commands;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Cli;

/// <summary>The command line: parses, dispatches, and turns failures into words and exit codes.</summary>
internal sealed class HarnessCommandLine
{
    // After Ctrl-C: long enough for mmdebstrap to remove its temporary folder.
    private static readonly TimeSpan CleanupTime = TimeSpan.FromSeconds(20);

    private readonly IAnsiConsole _console;
    private readonly RootCommand _root;

    /// <param name="console">Where results and progress go.</param>
    /// <param name="input">Standard input, for verbs that read a text.</param>
    /// <param name="output">Standard output, for verbs that write data.</param>
    public HarnessCommandLine(IAnsiConsole console, Stream input, TextWriter output)
    {
        _console = console;
        _root = new RootCommand("Builds the vimc driver, boots it in QEMU and proves it.")
        {
            new RunCommand(console).Create(),
            new BenchCommand(console).Create(),
            new RegressCommand(console).Create(),
            new HistoryCommand(console).Create(),
            new BisectCommand(console).Create(),
            new ReplayCommand(console).Create(),
            new CoverageCommand(console).Create(),
            new ShellCommand(console).Create(),
            new DoctorCommand(console).Create(),
            new TargetsCommand(console).Create(),
            new ClassifyCommand(input, output).Create(),
        };
    }

    /// <summary>Runs one command line; returns the exit code.</summary>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var parsed = _root.Parse(arguments);
        var settings = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = CleanupTime,
        };
        try
        {
            var exitCode = await parsed.InvokeAsync(settings);
            return parsed.Errors.Count > 0 ? ExitCode.Usage : exitCode;
        }
        catch (OperationCanceledException)
        {
            Complain("interrupted");
            return ExitCode.Interrupted;
        }
        catch (Exception failure) when (failure is HarnessException or GuestFailureException or ModuleBuildException)
        {
            Complain(failure.Message);
            return ExitCode.Failure;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Complain(failure.Message);
            return ExitCode.Failure;
        }
        catch (Exception bug)
        {
            Complain($"internal error: {bug}");
            return ExitCode.InternalError;
        }
    }

    private void Complain(string message) =>
        _console.MarkupLineInterpolated($"[red]vimc-harness: error:[/] {message}");
}
