using Vimc.Guest.Tests.Ring;

namespace Vimc.Guest.Tests.Lifetime;

/// <summary>
/// Loads that must fail. The driver says why in the log, which is no bug; the in-tree driver frees objects that are
/// still on lists when it runs out of minors, and faults.
/// </summary>
internal sealed class RefusedLoadTests : LifetimeTest
{
    private const int NodesOfTheDriver = 11;
    private const string Insmod = $"insmod {LoadedTopology.ModulePath}";

    protected override bool MayDriverComplain => true;

    [Test]
    public async Task An_allocator_that_does_not_exist_is_refused()
    {
        await MustAsync("rmmod vimc");

        var result = await TryAsync($"{Insmod} allocator=2");

        Assert.That(result.ExitCode, Is.Not.Zero);
        Assert.That(result.Stderr, Does.Contain("Invalid parameters"));
        await AssertLoadLeftNothingAsync("allocator");
    }

    [Test]
    public async Task A_probe_that_runs_out_of_minors_fails_cleanly()
    {
        await MustAsync($"rmmod vimc && insmod {GuestPrograms.MinorHog}");
        for (var left = 0; left < NodesOfTheDriver; left++)
        {
            await LeaveAsync(left);
            var load = await TryAsync(Insmod);

            Assert.That(load.ExitCode, Is.Not.Zero, $"{left} minors left");
            await AssertLoadLeftNothingAsync($"{left} minors left");
        }

        await LeaveAsync(NodesOfTheDriver);
        await MustAsync($"{Insmod} && udevadm settle");
        await PlayAsync("open a <Raw Capture 0>\nrequest a mmap 2\nqueue a all\nstart a\ncycle a 3");
    }

    // A minor comes back with the release of its node, which a kernel that checks itself puts off.
    private Task<string> LeaveAsync(int minors) => MustAsync(
        $"echo {minors} > /sys/module/minor_hog/parameters/leave; sleep {LatestRelease}");

    private async Task AssertLoadLeftNothingAsync(string what)
    {
        await MustAsync("udevadm settle");
        Assert.That(await MustAsync("cat /proc/modules"), Does.Not.Contain("vimc "), what);
        Assert.That(await MustAsync("ls /dev"), Does.Not.Contain("media0").And.Not.Contain("v4l-subdev"), what);
    }
}
