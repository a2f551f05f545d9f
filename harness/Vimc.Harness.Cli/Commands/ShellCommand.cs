using System.CommandLine;
using Spectre.Console;
using Vimc.Harness.Cli.Terminal;
using Vimc.Harness.Guest;
using Vimc.Harness.Host;
using Vimc.Harness.Qemu;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Cli.Commands;

/// <summary><c>shell</c>: a guest of one's own, with the module loaded.</summary>
internal sealed class ShellCommand
{
    private readonly IAnsiConsole _console;
    private readonly Option<string> _target = CommonOptions.Target();
    private readonly Option<string> _flavour = CommonOptions.Flavour();
    private readonly Option<string?> _kernel = CommonOptions.Kernel();
    private readonly Option<string> _driver = CommonOptions.Driver();

    private readonly Option<bool> _noModule = new("--no-module") { Description = "Do not build or load the driver." };

    public ShellCommand(IAnsiConsole console) => _console = console;

    /// <summary>The verb, to be added to a root command.</summary>
    public Command Create()
    {
        var command = new Command(
            "shell", "Open a shell in a guest with the module loaded; without a terminal, run standard input in it.")
        {
            _target, _flavour, _kernel, _driver, _noModule,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var hasTerminal = RawTerminal.IsAvailable;
        var template = await OpenAsync(parsed, hasTerminal, cancellation);
        await using var guest = await template.CloneAsync(cancellation);
        if (!hasTerminal)
            return await GuestShell.RunInputAsync(guest, cancellation);

        _console.MarkupLineInterpolated($"[grey]guest {guest.KernelRelease}; it ends with the shell, Ctrl-D or exit[/]");
        return await GuestShell.RunTerminalAsync(guest, cancellation);
    }

    // Without a terminal, standard output belongs to the commands.
    private async Task<GuestTemplate> OpenAsync(ParseResult parsed, bool hasTerminal, CancellationToken cancellation)
    {
        var progress = new DirectProgress(note =>
        {
            if (hasTerminal)
                _console.MarkupLineInterpolated($"[grey]{note.Step}: {note.Detail}[/]");
            else
                Console.Error.WriteLine($"{note.Step}: {note.Detail}");
        });
        var machine = new MachineOptions { Flavour = GuestFlavourTraits.Find(parsed.GetValue(_flavour)!) };
        var target = Target.Find(parsed.GetValue(_target)!) with { KernelTree = parsed.GetValue(_kernel) };
        var bench = await TestBench.OpenAsync(target, machine, progress, cancellation);
        if (parsed.GetValue(_noModule))
            return bench.Template;

        var module = await bench.BuildModuleAsync(parsed.GetValue(_driver)!, null, cancellation);
        return await bench.LoadedAsync(module, null, cancellation);
    }
}
