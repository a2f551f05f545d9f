using System.CommandLine;
using CliWrap;
using Spectre.Console;
using Vimc.Harness.Doctor;

namespace Vimc.Harness.Cli.Commands;

/// <summary><c>doctor</c>: what this machine lacks and how to get it.</summary>
internal sealed class DoctorCommand
{
    private readonly IAnsiConsole _console;
    private readonly IHostProbe _probe;

    private readonly Option<bool> _install = new("--install")
    {
        Description = "Install what is missing; without the right to, say how.",
    };

    public DoctorCommand(IAnsiConsole console, IHostProbe? probe = null)
    {
        _console = console;
        _probe = probe ?? new HostProbe();
    }

    /// <summary>The verb, to be added to a root command.</summary>
    public System.CommandLine.Command Create()
    {
        var command = new System.CommandLine.Command("doctor", "Say what this machine lacks and how to get it.")
        {
            _install,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var diagnosis = Diagnosis.Of(_probe);
        if (parsed.GetValue(_install) && diagnosis is { IsHealthy: false, InstallLine: not null, IsRoot: true })
        {
            await InstallAsync(diagnosis, cancellation);
            diagnosis = Diagnosis.Of(_probe);
        }

        Show(diagnosis);
        return diagnosis.IsHealthy ? ExitCode.Success : ExitCode.Failure;
    }

    private async Task InstallAsync(Diagnosis diagnosis, CancellationToken cancellation)
    {
        _console.MarkupLineInterpolated($"[grey]{diagnosis.InstallLine}[/]");
        // A machine that was just installed has no package lists yet.
        await AptAsync(["update", "--quiet"], cancellation);
        await AptAsync(
            ["install", "--yes", "--quiet", "--no-install-recommends", .. diagnosis.MissingPackages], cancellation);
    }

    private async Task AptAsync(string[] arguments, CancellationToken cancellation)
    {
        var show = PipeTarget.ToDelegate(line => _console.MarkupLineInterpolated($"[grey]{line}[/]"));
        await CliWrap.Cli.Wrap("apt-get")
            .WithArguments(arguments)
            .WithEnvironmentVariables(variables => variables.Set("DEBIAN_FRONTEND", "noninteractive"))
            .WithValidation(CommandResultValidation.None)
            .WithStandardOutputPipe(show)
            .WithStandardErrorPipe(show)
            .ExecuteAsync(cancellation);
    }

    private void Show(Diagnosis diagnosis)
    {
        foreach (var (requirement, verdict) in diagnosis.Findings)
        {
            var mark = verdict.IsMet ? "[green]ok     [/]" : "[red]missing[/]";
            var name = Markup.Escape(requirement.Name.PadRight(18));
            var purpose = Markup.Escape(requirement.Purpose.PadRight(36));
            _console.MarkupLine($"{mark}  {name}  {purpose}  {Markup.Escape(verdict.Detail)}".TrimEnd());
        }

        if (diagnosis.InstallLine is { } line)
            _console.WriteLine($"\nTo install what is missing:\n  {line}");
    }
}
