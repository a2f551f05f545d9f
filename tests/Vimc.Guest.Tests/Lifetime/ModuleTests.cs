using Vimc.Guest.Tests.Ring;

namespace Vimc.Guest.Tests.Lifetime;

/// <summary>Loading and unloading, with either allocator.</summary>
[GuestTimeLimit(180)]
internal sealed class ModuleTests : LifetimeTest
{
    private const string Insmod = $"insmod {LoadedTopology.ModulePath}";

    [Test]
    public async Task Thirty_loads_and_unloads_leave_nothing_behind()
    {
        await MustAsync("rmmod vimc && udevadm settle");
        var nodes = await MustAsync("ls /dev");

        await MustAsync(
            $$"""
            set -e
            for cycle in $(seq 30); do
                {{Insmod}}
                udevadm settle
                test -e /dev/media0
                test -e /dev/video2
                rmmod vimc
            done
            udevadm settle
            """,
            TimeSpan.FromSeconds(150));

        Assert.That(await MustAsync("ls /dev"), Is.EqualTo(nodes));
        Assert.That(await MustAsync("ls /sys/devices/platform"), Does.Not.Contain("vimc"));
        Assert.That(await MustAsync("cat /proc/modules"), Does.Not.Contain("vimc "));
    }

    [TestCase(0, "userptr", "ok")]
    [TestCase(1, "userptr", "EINVAL")]
    [TestCase(1, "mmap", "ok")]
    [TestCase(1, "dmabuf", "ok")]
    public async Task Either_allocator_streams(int allocator, string memory, string requested)
    {
        await MustAsync($"rmmod vimc && {Insmod} allocator={allocator} && udevadm settle");
        Assert.That(await MustAsync("cat /sys/module/vimc/parameters/allocator"), Is.EqualTo($"{allocator}\n"));

        var script = $"open a <RGB/YUV Capture>\nrequest a {memory} 4 => {requested}\n";
        await PlayAsync(requested == "ok" ? script + "queue a all\nstart a\ncycle a 5" : script);
    }
}
