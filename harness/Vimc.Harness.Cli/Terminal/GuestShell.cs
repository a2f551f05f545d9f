using System.Runtime.InteropServices;
using Vimc.Harness.Guest;

namespace Vimc.Harness.Cli.Terminal;

/// <summary>Connects this process's standard streams to a shell in a guest.</summary>
internal static class GuestShell
{
    /// <summary>Runs an interactive shell on the user's terminal; returns its exit code.</summary>
    public static async Task<int> RunTerminalAsync(GuestSession guest, CancellationToken cancellation)
    {
        var options = new GuestProcessOptions { Terminal = RawTerminal.Size };
        await using var shell = await guest.StartAsync("exec bash -i", options, cancellation);
        using var raw = RawTerminal.Enter();
        using var resized = PosixSignalRegistration.Create(
            PosixSignal.SIGWINCH, _ => FollowSize(shell));
        _ = ForwardInputAsync(shell);

        await using var output = Console.OpenStandardOutput();
        await shell.Stdout.CopyToAsync(output, cancellation);
        return (await shell.WaitAsync(cancellation)).ExitCode;
    }

    /// <summary>Runs standard input as a script; returns its exit code.</summary>
    public static async Task<int> RunInputAsync(GuestSession guest, CancellationToken cancellation)
    {
        var options = new GuestProcessOptions { Input = true };
        await using var shell = await guest.StartAsync("exec bash -s", options, cancellation);
        _ = ForwardInputAsync(shell);

        await using var output = Console.OpenStandardOutput();
        await using var errors = Console.OpenStandardError();
        await Task.WhenAll(
            shell.Stdout.CopyToAsync(output, cancellation), shell.Stderr.CopyToAsync(errors, cancellation));
        return (await shell.WaitAsync(cancellation)).ExitCode;
    }

    private static void FollowSize(GuestProcess shell) => _ = shell.ResizeAsync(RawTerminal.Size);

    // Reading from a terminal cannot be cancelled, so this ends with the process at the latest.
    private static async Task ForwardInputAsync(GuestProcess shell)
    {
        try
        {
            await using var input = Console.OpenStandardInput();
            var piece = new byte[4096];
            while (await input.ReadAsync(piece) is var count and > 0)
                await shell.WriteAsync(piece.AsMemory(0, count));
            await shell.CloseInputAsync();
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The shell has ended before its input.
        }
    }
}
