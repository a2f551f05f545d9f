using System.Globalization;
using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Lifetime;
using Vimc.Guest.Tests.Ring;

namespace Vimc.Guest.Tests.Hostile;

/// <summary>More memory wanted than there is, and as much as any format can want.</summary>
[GuestTimeLimit(600)]
internal sealed class MemoryPressureTests : LifetimeTest
{
    private const int Width = 4096;
    private const int Height = 2160;

    private static readonly ColorPath Largest =
        new(MediaBusFormats.LinearBayer[^1], MediaBusFormats.Color24[0], Width, Height);

    [Test]
    public async Task The_largest_frames_are_captured_on_every_node()
    {
        var bayer = Largest.Bayer;
        var transcript = await PlayAsync(
            $"""
            {Largest.Start()}
            cycle a 2
            stop a
            close a
            request r mmap 2
            queue r all
            start r
            cycle r 2
            stop r
            close r
            open s <Sensor B>
            pad s 0 {Width} {Height} {bayer.Code}
            open d <Debayer B>
            pad d 0 {Width} {Height} {bayer.Code}
            open r <Raw Capture 1>
            size r {Width} {Height} {bayer.PixelFormat.FourCC}
            request r mmap 2
            queue r all
            start r
            cycle r 2
            """,
            TimeSpan.FromMinutes(4));

        Assert.That(
            transcript.Frames.Select(frame => frame.Size / Width / Height), Is.EqualTo([3, 3, 2, 2, 2, 2]));
    }

    [Test]
    public async Task A_process_killed_for_the_memory_of_its_buffers_gives_it_back()
    {
        // 32 buffers of 26 MB and as many of 17 MB are more than a small guest has; a large one may have room for them.
        var free = await FreeMegabytesAsync();
        await PlayAsync(
            $"""
            open q <Raw Capture 1>
            request q mmap 3
            queue q all
            start q
            cycle q 2
            {ConfigureLargest}
            sh {GuestPrograms.Folder}/memory-hog buffers <RGB/YUV Capture> <Raw Capture 0> > /tmp/hog || test $? = 137
            cycle q 10
            stop q
            close q
            """,
            TimeSpan.FromMinutes(4));

        Assert.That(await FreeMegabytesAsync(), Is.GreaterThan(free - 64));
        await PlayAsync(CaptureScripts.RecoverAll);
        await MustAsync("rmmod vimc");
    }

    // The allocator of core names each buffer that is not to be had, in the name of our device.
    protected override bool MayDriverComplain => true;

    [Test]
    public async Task Streams_go_on_while_memory_is_short()
    {
        // Some kernels keep nearly all that the ballast leaves for themselves, and would kill it before it is ready.
        await MustAsync("echo 8192 > /proc/sys/vm/min_free_kbytes");

        var transcript = await PlayAsync(
            $"""
            open q <Raw Capture 1>
            request q mmap 3
            queue q all
            start q
            sh {GuestPrograms.Folder}/memory-hog ballast 48 > /tmp/ballast & echo $! > /tmp/ballast.pid
            sh until grep -q ready /tmp/ballast; do kill -0 $(cat /tmp/ballast.pid) && sleep 0.1 || exit 1; done
            cycle q 30
            open a <RGB/YUV Capture>
            request a mmap 3
            queue a all
            start a
            cycle a 10
            cycle q 10
            """,
            TimeSpan.FromMinutes(4));

        Assert.That(transcript.Frames.Select(frame => frame.IsError), Is.All.False);
        // It volunteered to go when memory runs out, and may have gone.
        await MustAsync("kill -9 $(cat /tmp/ballast.pid) 2>/dev/null || true");
    }

    [Test]
    public async Task Buffers_that_do_not_fit_are_refused_and_others_follow()
    {
        // Physically contiguous memory of 26 MB is not to be had.
        await MustAsync($"rmmod vimc && insmod {LoadedTopology.ModulePath} allocator=1 && udevadm settle");
        await PlayAsync(
            $"""
            {ConfigureLargest}
            open a <RGB/YUV Capture>
            request a mmap 4 => ENOMEM
            close a
            {CaptureScripts.RecoverAll}
            """);
    }

    private static string ConfigureLargest =>
        Largest.Start().Replace("request a mmap 2\nqueue a all\nstart a", "close a\nclose r", StringComparison.Ordinal)
        + "\nclose c\nclose d\nclose s";

    private async Task<int> FreeMegabytesAsync() =>
        int.Parse(
            await MustAsync("echo $(($(sed -n 's/MemFree: *\\([0-9]*\\) kB/\\1/p' /proc/meminfo) / 1024))"),
            CultureInfo.InvariantCulture);
}
