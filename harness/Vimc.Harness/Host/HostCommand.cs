using System.ComponentModel;
using System.Text;
using CliWrap;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Host;

/// <summary>A program of the host, run to its end. Immutable: each <c>With</c> returns a copy.</summary>
internal sealed record HostCommand(string Program, IReadOnlyList<string> Arguments)
{
    private const int TailLines = 30;

    /// <summary>
    /// How long it may go on after it was interrupted, before it is killed: enough to remove its temporary files.
    /// </summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Variables to set, or to remove where there is no value.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Gets each line of standard output and standard error while the program runs.</summary>
    public Action<string>? OnLine { get; init; }

    /// <summary>Bytes for standard input.</summary>
    public PipeSource Input { get; init; } = PipeSource.Null;

    /// <summary>Takes standard output in place of the text that is returned, for what is not text.</summary>
    public PipeTarget? Output { get; init; }

    /// <summary>The command as one could type it.</summary>
    public string CommandLine => string.Join(' ', Arguments.Prepend(Program).Select(Quote));

    /// <summary>Runs the program and returns its standard output.</summary>
    /// <exception cref="HarnessException">It cannot be started or exits with anything but 0.</exception>
    public async Task<string> RunAsync(CancellationToken cancellation)
    {
        var (exitCode, stdout, output) = await TryRunAsync(cancellation);
        if (exitCode != 0)
            throw new HarnessException($"exit status {exitCode} from {CommandLine}\n{Tail(output)}");
        return stdout;
    }

    /// <summary>Runs the program; the exit status is the caller's business.</summary>
    /// <returns>Exit status, standard output, and both outputs as they came.</returns>
    /// <exception cref="HarnessException">It cannot be started.</exception>
    public async Task<(int ExitCode, string Stdout, string Output)> TryRunAsync(CancellationToken cancellation)
    {
        var stdout = new StringBuilder();
        var output = new StringBuilder();
        var command = Cli.Wrap(Program)
            .WithArguments(Arguments)
            .WithEnvironmentVariables(Environment)
            .WithValidation(CommandResultValidation.None)
            .WithStandardInputPipe(Input)
            .WithStandardOutputPipe(Output ?? PipeTarget.ToDelegate(line => Take(line, stdout, output)))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(line => Take(line, null, output)));

        using var forceful = new CancellationTokenSource();
        await using var delayed = cancellation.Register(() => forceful.CancelAfter(Grace));
        try
        {
            var result = await command.ExecuteAsync(forceful.Token, cancellation);
            return (result.ExitCode, stdout.ToString(), output.ToString());
        }
        catch (Win32Exception failure)
        {
            throw new HarnessException(
                $"cannot start '{Program}': {failure.Message}; 'vimc-harness doctor' says what to install", failure);
        }
    }

    private void Take(string line, StringBuilder? stdout, StringBuilder output)
    {
        stdout?.Append(line).Append('\n');
        lock (output)
            output.Append(line).Append('\n');
        OnLine?.Invoke(line);
    }

    internal static string Tail(string output)
    {
        var lines = output.TrimEnd('\n').Split('\n');
        return string.Join('\n', lines.Skip(lines.Length - TailLines));
    }

    internal static string Quote(string argument) =>
        argument.Length > 0 && argument.All(c => char.IsAsciiLetterOrDigit(c) || "-_./=:,+@%".Contains(c))
            ? argument
            : $"'{argument.Replace("'", "'\\''")}'";
}
