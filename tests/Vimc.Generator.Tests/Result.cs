using Vimc.Generator.CommandLine;

namespace Vimc.Generator.Tests;

/// <summary>What a run of the command line came to.</summary>
internal sealed record Result(int ExitCode, string Output, string Error)
{
    /// <summary>Runs <c>vimc-gen</c> in process.</summary>
    public static Result Of(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = new GeneratorCommandLine(output, error).Run(arguments);
        return new Result(exitCode, output.ToString(), error.ToString());
    }
}
