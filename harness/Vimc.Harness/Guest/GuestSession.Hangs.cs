using Vimc.Harness.Failures;

namespace Vimc.Harness.Guest;

/// <content>What a guest that hangs is asked.</content>
public sealed partial class GuestSession
{
    private const string ShowTasks = "echo w > /proc/sysrq-trigger; echo l > /proc/sysrq-trigger";

    /// <summary>Whether the agent still answers.</summary>
    internal Task<bool> AnswersAsync(CancellationToken cancellation) => SayHelloAsync(cancellation);

    /// <summary>Processes that cannot be woken, a line of /proc and a stack each.</summary>
    internal async Task<string> ListSleepersAsync(CancellationToken cancellation) =>
        (await RunToItsEndAsync(BlockedProcesses, cancellation)).Stdout;

    /// <summary>What the kernel logs of blocked tasks and of what each processor does.</summary>
    internal async Task<string> ShowTasksAsync(CancellationToken cancellation)
    {
        var mark = KernelRecords.Mark();
        await RunToItsEndAsync(ShowTasks, cancellation);
        await FlushKernelLogAsync(cancellation);
        return string.Join('\n', KernelRecords.Since(mark).Select(record => record.Raw.TrimEnd('\n')));
    }

    private async Task<CommandResult> RunToItsEndAsync(string command, CancellationToken cancellation)
    {
        await using var process = await StartAsync(command, null, cancellation);
        return await FinishAsync(process, cancellation);
    }

    private static async Task<CommandResult> FinishAsync(GuestProcess process, CancellationToken cancellation)
    {
        var stdout = ReadAllAsync(process.Stdout, cancellation);
        var stderr = ReadAllAsync(process.Stderr, cancellation);
        var exit = await process.WaitAsync(cancellation);
        return new CommandResult(exit.ExitCode, await stdout, await stderr, exit.Duration);
    }

    // The command is still there when the guest is looked at; it is what hangs.
    private async Task<GuestFailureException> ExplainHangAsync(
        Deadline missed, string command, CancellationToken cancellation)
    {
        var console = Console;
        var hang = await new HangInspector(this).LookAsync(cancellation);
        return new GuestFailureException($"{missed.Describe($"command '{command}'", console)}\n{hang}");
    }
}
