using System.Text.RegularExpressions;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Guest;

/// <content>Commands that never end because a part of the kernel has died.</content>
public sealed partial class GuestSession
{
    // A task that dies in the kernel keeps its locks, and whoever wants one of them waits for ever. What does not need
    // them ends all the same, and the report itself takes a moment to be printed.
    private static readonly TimeSpan AfterDeath = TimeSpan.FromSeconds(10);

    /// <summary>Waits for a command, but not for long once the kernel has reported an oops.</summary>
    /// <exception cref="GuestFailureException">It did not end soon after one.</exception>
    private async Task<CommandResult> FinishWhileKernelLivesAsync(
        GuestProcess process, string command, CancellationToken cancellation)
    {
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var patience = AfterDeath * Deadlines.Scale;
        var finish = FinishAsync(process, watching.Token);
        var death = WaitForDeathAsync(patience, watching.Token);
        var isDead = await Task.WhenAny(finish, death) == death && death.IsCompletedSuccessfully;
        if (!isDead)
        {
            await watching.CancelAsync();
            return await finish;
        }

        await watching.CancelAsync();
        throw new GuestFailureException(
            $"command '{command}' has not ended {patience.TotalSeconds:0} s after the kernel said\n  {(await death).Text}");
    }

    private async Task<KernelRecord> WaitForDeathAsync(TimeSpan patience, CancellationToken cancellation)
    {
        var report = await KernelRecords.WaitForAsync(
            record => record.Facility == 0 && Oops().IsMatch(record.Text), default, cancellation);
        await Task.Delay(patience, cancellation);
        return report;
    }

    // The first line of die() in arch/x86/kernel/dumpstack.c: "Oops: 0000 [#1] PREEMPT SMP", and so on.
    [GeneratedRegex(@": [0-9a-f]{4} \[#\d+\]")]
    private static partial Regex Oops();
}
