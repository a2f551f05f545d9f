using System.CommandLine;
using Vimc.Harness.Failures;
using Vimc.Harness.KernelLog;

namespace Vimc.Harness.Cli.Commands;

/// <summary><c>classify</c>: what is in a kernel log, as JSON lines.</summary>
internal sealed class ClassifyCommand
{
    private readonly TextReader _input;
    private readonly TextWriter _output;

    private readonly Argument<string> _file = new("FILE")
    {
        Description = "The log; - for standard input.",
        DefaultValueFactory = _ => "-",
    };

    private readonly Option<string?> _driver = new("--driver-messages")
    {
        Description = "Count error messages of this driver as findings too.",
        HelpName = "NAME",
    };

    public ClassifyCommand(TextReader input, TextWriter output)
    {
        _input = input;
        _output = output;
    }

    /// <summary>The verb, to be added to a root command.</summary>
    public Command Create()
    {
        var command = new Command("classify", "Find the reports in a kernel log; one JSON object a line, exit 1 if any.")
        {
            _file, _driver,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var file = parsed.GetValue(_file)!;
        var options = new KernelLogScannerOptions { Driver = parsed.GetValue(_driver) };
        if (file != "-" && !File.Exists(file))
            throw new HarnessException($"no such file: '{file}'");

        using var log = file == "-" ? null : new StreamReader(file);
        var count = await KernelLogClassifier.ClassifyAsync(log ?? _input, _output, options, cancellation);
        return count == 0 ? ExitCode.Success : ExitCode.Failure;
    }
}
