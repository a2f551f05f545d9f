using Vimc.Guest.Tests.Ring;
using Vimc.Harness.Guest;

namespace Vimc.Guest.Tests.Lifetime;

/// <summary>
/// A test of what is left when the driver goes. Whatever it did, afterwards the module must unload, nothing of it may
/// be left, and a kernel that can be asked must know of no leak.
/// </summary>
[GuestTimeLimit(120)]
internal abstract class LifetimeTest : GuestTest
{
    protected const string Driver = "/sys/bus/platform/drivers/vimc";
    protected const string Unbind = $"write {Driver}/unbind vimc.0";
    protected const string Bind = $"write {Driver}/bind vimc.0\nsh udevadm settle";

    /// <summary>Seconds until all is released, also where that is put off: twice in a row, if one leads to another.</summary>
    protected static int LatestRelease => GuestRing.HasLateReleases ? 9 : 0;

    /// <summary>Prints a line for each program of ours that still runs; fails if none does.</summary>
    protected const string RunningPrograms = "grep -xE 'v4l2-(ctl|script)' /proc/[0-9]*/comm 2> /dev/null";

    // Whoever still has a node open hinders the module, so processes are looked for first.
    private const string Unload =
        $"""
        {RunningPrograms} && exit 1
        if test -e /sys/module/vimc; then rmmod vimc || exit 1; fi
        udevadm settle
        test ! -e /sys/module/vimc && test ! -e /sys/devices/platform/vimc.0 && ! ls /dev | grep -E 'media0|v4l-subdev'
        """;

    protected override async Task AssertNothingIsLeftAsync(GuestSession session)
    {
        var unload = await session.RunAsync(Unload);
        Assert.That(unload.ExitCode, Is.Zero, () => $"something is left:\n{unload.Stdout}{unload.Stderr}");
        if (GuestRing.HasKmemleak)
        {
            var leaks = await session.FindLeaksAsync();
            Assert.That(leaks.Select(leak => $"{leak.Title}\n  {string.Join("\n  ", leak.Lines)}"), Is.Empty, "leaks");
        }
        await base.AssertNothingIsLeftAsync(session);
    }
}
