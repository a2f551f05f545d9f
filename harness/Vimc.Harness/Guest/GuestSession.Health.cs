using System.Globalization;
using Vimc.Harness.Failures;
using Vimc.Harness.KernelLog;

namespace Vimc.Harness.Guest;

/// <content>What a kernel knows about itself without being asked by a report.</content>
public sealed partial class GuestSession
{
    private const string Kmemleak = "/sys/kernel/debug/kmemleak";

    // kmemleak passes over objects younger than five seconds (MSECS_MIN_AGE in mm/kmemleak.c) and over those whose
    // content changed since the scan before; what is still reported a scan later is a leak.
    private const string ThreeScans =
        $"""
        echo scan > {Kmemleak}; sleep 5
        echo scan > {Kmemleak}; sleep 1
        echo scan > {Kmemleak}; cat {Kmemleak}
        """;

    private const string BlockedProcesses =
        """
        for stat in /proc/[0-9]*/stat; do
            read -r line < "$stat" || continue
            case "${line##*) }" in D*) echo "$line"; cat "${stat%stat}stack"; esac
        done 2>/dev/null
        true
        """;

    /// <summary>Forgets all leaks up to now, so that later scans tell only of what comes.</summary>
    /// <exception cref="GuestFailureException">The kernel has no kmemleak.</exception>
    public Task ForgetLeaksAsync(CancellationToken cancellation = default) =>
        CheckAsync($"{ThreeScans} > /dev/null; echo clear > {Kmemleak}", null, cancellation);

    /// <summary>Scans three times for memory nobody refers to any more; takes some ten seconds of the guest's.</summary>
    /// <returns>The leaks since <see cref="ForgetLeaksAsync"/>.</returns>
    /// <exception cref="GuestFailureException">The kernel has no kmemleak.</exception>
    public async Task<IReadOnlyList<KernelFinding>> FindLeaksAsync(CancellationToken cancellation = default) =>
        KernelLogScanner.Scan(await CheckAsync(ThreeScans, null, cancellation), new KernelLogScannerOptions());

    /// <summary>
    /// What is wrong with a guest that has nothing to do: processes that cannot be woken, and a lock checker that has
    /// given up, which it does after its first report.
    /// </summary>
    /// <returns>A line for each trouble; none is well.</returns>
    public async Task<IReadOnlyList<string>> FindTroublesAsync(CancellationToken cancellation = default)
    {
        var troubles = new List<string>();
        var blocked = await CheckAsync(BlockedProcesses, null, cancellation);
        if (blocked.Length > 0)
        {
            // Whoever sleeps on a disk or a lock for a moment is in the same state; only who stays there is stuck.
            await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
            blocked = await CheckAsync(BlockedProcesses, null, cancellation);
        }
        if (blocked.Length > 0)
            troubles.Add($"processes that cannot be woken:\n{blocked}");

        var locks = await RunAsync("grep -h debug_locks: /proc/lockdep_stats", null, cancellation);
        if (locks.ExitCode == 0 && !IsOne(locks.Stdout))
            troubles.Add("lockdep has switched itself off");
        return troubles;
    }

    private static bool IsOne(string line) =>
        int.TryParse(line.Split(':')[^1].Trim(), CultureInfo.InvariantCulture, out var value) && value == 1;
}
