using Vimc.Guest.Tests.Ring;
using Vimc.Harness.Build;
using Vimc.Harness.Coverage;
using Vimc.Harness.Failures;

namespace Vimc.Guest.Tests.Guests;

/// <summary>A driver that counts how often its lines are run, in a guest of its own.</summary>
[Category("Guest")]
[GuestTimeLimit(120)]
internal sealed class CoverageTests
{
    // udev opens what is new; until it has looked at it, the module stays.
    private const string Load = "insmod /root/vimc.ko && udevadm settle";

    private static readonly string Sources = RepositoryRoot.Path;

    private string _folder = "";

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [OneTimeSetUp]
    public Task Boot() => GuestRing.BootAsync();

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("vimc-counts-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task What_ran_is_counted_and_what_did_not_is_not()
    {
        if (!GuestRing.CanCountLines)
        {
            Assert.That(
                () => GuestRing.BuildCountingDriverAsync(EmittedTopology.Default),
                Throws.TypeOf<HarnessException>().With.Message.Contains("CONFIG_GCOV_KERNEL"));
            return;
        }

        var module = await GuestRing.BuildCountingDriverAsync(EmittedTopology.Default);
        var folder = new CountsFolder(_folder);
        folder.Add(module);
        await StreamAsync(folder, module, Load, 0);
        await StreamAsync(folder, module, $"{Load} && rmmod vimc && {Load}", 3);
        var counts = await GuestRing.ReadCountsAsync(folder, Sources, Cancellation);

        Assert.That(CountOf(counts, "kmod/core/vimc-module.c", "vimc_init"), Is.EqualTo(3), "both guests");
        Assert.That(CountOf(counts, "kmod/core/vimc-module.c", "vimc_exit"), Is.EqualTo(3), "also after it has gone");
        Assert.That(CountOf(counts, "kmod/core/vimc-capture-queue.c", "vimc_capture_start_streaming"), Is.EqualTo(1));
        Assert.That(CountOf(counts, "kmod/core/vimc-debugfs.c", "vimc_debugfs_stages_show"), Is.Zero);
        Assert.That(counts.Files, Has.All.StartsWith("kmod/"));
    }

    // The module is gone when its counts are taken.
    private static async Task StreamAsync(CountsFolder folder, BuiltModule module, string load, int frames)
    {
        await using var guest = await (await GuestRing.BootAsync()).CloneAsync(Cancellation);
        await guest.UploadAsync(module.File, "/root/vimc.ko", Cancellation);
        foreach (var dependency in module.Dependencies)
            await guest.CheckAsync($"modprobe {dependency}", null, Cancellation);
        await guest.CheckAsync(load, null, Cancellation);
        if (frames > 0)
            await guest.CheckAsync($"v4l2-ctl -d /dev/video0 --stream-mmap --stream-count={frames}", null, Cancellation);
        await guest.CheckAsync("rmmod vimc", null, Cancellation);

        Assert.That(await folder.CollectAsync(guest, module, Cancellation), Is.GreaterThan(20));
    }

    private static long CountOf(LineCounts counts, string file, string function)
    {
        var source = SourceFile.Read(Sources, file);
        var found = source.Functions.Single(candidate => candidate.Name == function);
        return counts.Of(file).First(line => line.Key >= found.FirstLine && line.Key <= found.LastLine).Value;
    }
}
