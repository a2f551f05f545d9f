using System.Text;
using CliWrap;

namespace Vimc.Mutants;

/// <summary>Runs a program of the host to its end.</summary>
internal static class HostProgram
{
    // Long enough for a test run to end its guests after Ctrl-C.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Runs it. On cancellation it is interrupted, and killed with all its children if it does not mind.</summary>
    /// <returns>The exit status and both outputs as they came.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string?> environment,
        CancellationToken cancellation)
    {
        var output = new StringBuilder();
        var pipe = PipeTarget.ToDelegate(line =>
        {
            lock (output)
                output.Append(line).Append('\n');
        });
        using var forceful = new CancellationTokenSource();
        await using var delayed = cancellation.Register(() => forceful.CancelAfter(Grace));

        var result = await Cli.Wrap(program)
            .WithArguments(arguments)
            .WithEnvironmentVariables(environment)
            .WithValidation(CommandResultValidation.None)
            .WithStandardOutputPipe(pipe)
            .WithStandardErrorPipe(pipe)
            .ExecuteAsync(forceful.Token, cancellation);
        return (result.ExitCode, output.ToString());
    }
}
