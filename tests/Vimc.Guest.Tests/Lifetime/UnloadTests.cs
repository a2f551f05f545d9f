using Vimc.Guest.Tests.Ring;
using Vimc.Harness.Guest;

namespace Vimc.Guest.Tests.Lifetime;

/// <summary>
/// The module goes, at once after its device or together with it. Where the kernel puts off the release of every
/// kernel object by up to four seconds (DEBUG_KOBJECT_RELEASE), a module that does not wait for the releases of its
/// devices is gone when they come; the in-tree driver faults so.
/// </summary>
[NonParallelizable] // It has four guests; one beside them would not keep its limits.
[GuestTimeLimit(240)]
internal sealed class UnloadTests : LifetimeTest
{
    private const int Guests = 4;
    private const int CyclesOfAGuest = 25;

    // Of a hundred cycles, twelve are followed by a wait that no release outlasts.
    private const int CyclesToWaitOut = 3;

    // With and without unbinding, with and without a stream before.
    private static readonly string Cycles =
        $$"""
        cycle=0
        while test $cycle -lt {{CyclesOfAGuest}}; do
            test -e /sys/module/vimc || insmod {{LoadedTopology.ModulePath}} || exit 1
            udevadm settle
            if test $((cycle & 1)) = 1; then
                v4l2-ctl -d /dev/video$((cycle % 3)) --stream-mmap --stream-count=2 > /dev/null 2>&1 || exit 2
            fi
            if test $((cycle & 2)) = 2; then
                echo vimc.0 > {{Driver}}/unbind || exit 3
            fi
            rmmod vimc || exit 4
            test ! -e /sys/module/vimc || exit 5
            test $cycle -ge {{CyclesToWaitOut}} || sleep 8
            cycle=$((cycle + 1))
        done
        """;

    /// <summary>A hundred cycles, over four guests at a time.</summary>
    [Test]
    public Task The_module_unloads_a_hundred_times_and_outlives_the_release_of_its_devices() =>
        Task.WhenAll(Enumerable.Range(0, Guests).Select(_ => RunCyclesAsync()));

    // A driver that faults after it has gone does so in nobody's name: the log of each guest is read on its own.
    private async Task RunCyclesAsync()
    {
        await using var guest = await Loaded.Template.CloneAsync(Cancellation);
        var start = guest.KernelRecords.Mark();
        CommandResult result;
        try
        {
            result = await guest.RunAsync(Cycles, TimeSpan.FromSeconds(200), Cancellation);
            await guest.FlushKernelLogAsync(Cancellation);
        }
        finally
        {
            GuestEvidence.Read(guest, start).AssertClean("loading and unloading");
        }
        await Loaded.CollectCountsAsync(guest);

        Assert.That(result.ExitCode, Is.Zero, () => $"{result.Stdout}{result.Stderr}");
        await AssertNothingIsLeftAsync(guest);
        await guest.FlushKernelLogAsync(Cancellation);
        GuestEvidence.Read(guest, start).AssertClean("the last unloading");
    }
}
