using System.CommandLine;
using Vimc.Harness.Failures;
using Vimc.Harness.KernelLog;

namespace Vimc.Harness.Cli.Commands;

/// <summary><c>classify</c>: what is in a kernel log, as JSON lines.</summary>
internal sealed class ClassifyCommand
{
    private readonly Stream _input;
    private readonly TextWriter _output;

    private readonly Argument<string> _file = new("FILE")
    {
        Description = "The log, as dmesg, journalctl, /dev/kmsg or a serial console give it; - for standard input, "
            + "which is followed: dmesg -w | vimc-harness classify -",
        DefaultValueFactory = _ => "-",
    };

    private readonly Option<string[]> _modules = new("--module")
    {
        Description = "A module built with debug information: its frames get function, file, line and what is inlined "
            + "there. Can be given several times.",
        HelpName = "FILE.ko",
    };

    private readonly Option<string?> _driver = new("--driver-messages")
    {
        Description = "Count error messages of this driver as findings too.",
        HelpName = "NAME",
    };

    public ClassifyCommand(Stream input, TextWriter output)
    {
        _input = input;
        _output = output;
    }

    /// <summary>The verb, to be added to a root command.</summary>
    public Command Create()
    {
        var command = new Command(
            "classify",
            """
            Find the reports in a kernel log; one JSON object a line.
            Always there: title, type, first_line, last_line, lines, frames, stacks, taint, is_fatal.
            Where known: function, module, context, task, timestamp, instruction_pointer, corruption.
            A frame: function, offset, size, module, is_exact, locations (function, file, line; innermost first).
            Exit code: 0 nothing found, 1 findings, 2 the command line or a file is wrong.
            """)
        {
            _file, _modules, _driver,
        };
        _file.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } file && file != "-" && !File.Exists(file))
                result.AddError($"no such file: '{file}'");
        });
        _modules.Validators.Add(result =>
        {
            foreach (var file in result.GetValueOrDefault<string[]>() ?? [])
            {
                if (!File.Exists(file))
                    result.AddError($"no such file: '{file}'");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var file = parsed.GetValue(_file)!;
        var options = new KernelLogScannerOptions { Driver = parsed.GetValue(_driver) };
        var modules = parsed.GetValue(_modules) is { Length: > 0 } files ? KernelStackDecoder.ForFiles(files) : null;
        try
        {
            await using var log = file == "-" ? null : File.OpenRead(file);
            var count = await new KernelLogClassifier(options, modules).ClassifyAsync(log ?? _input, _output, cancellation);
            return count == 0 ? ExitCode.Success : ExitCode.Failure;
        }
        catch (Exception failure) when (failure is HarnessException or IOException or UnauthorizedAccessException)
        {
            // Exit code 1 says that the log has findings, and standard output holds nothing but findings.
            var message = failure.Message.Contains(file, StringComparison.Ordinal) ? failure.Message : $"{file}: {failure.Message}";
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"vimc-harness: error: {message}");
            return ExitCode.Usage;
        }
    }
}
