using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Vimc.Guest.Tests.Ring;
using Vimc.Harness.Failures;
using Vimc.Harness.Guest;
using Vimc.Harness.Qemu;

namespace Vimc.Guest.Tests.Lifetime;

/// <summary>
/// The device goes in the middle of its streams, at two hundred points of a frame, each time in a machine in which
/// nothing happened before. It also holds the harness to its promise that such machines are cheap: what it can afford
/// decides what gets tested.
/// </summary>
[NonParallelizable] // It has two guests, and measures how soon they answer.
[GuestTimeLimit(300)]
internal sealed class StreamingCloneTests : LifetimeTest
{
    private const int ClonesAtOnce = 2;
    private const double FramePeriod = 1 / 30.0; // As the sensors run when loaded, in seconds.
    private const double ShareInTime = 0.95;

    private static readonly TimeSpan MostForFirstReply = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan MostForAll = TimeSpan.FromMinutes(4);

    // A kernel that checks itself takes several times as long.
    private static readonly int Points = RingOptions.Flavour.NeedsOwnKernel() ? 20 : 200;

    protected override TemplateLevel Level => TemplateLevel.Streaming;

    [Test]
    public async Task A_device_can_go_at_any_point_of_the_frames_it_streams()
    {
        var template = await Loaded.AtAsync(Level);
        var latencies = new ConcurrentBag<TimeSpan>();
        var watch = Stopwatch.StartNew();
        await Parallel.ForAsync(
            0,
            Points,
            new ParallelOptions { MaxDegreeOfParallelism = ClonesAtOnce, CancellationToken = Cancellation },
            async (point, cancellation) => latencies.Add(await UnbindAsync(template, point, cancellation)));
        var own = await TryAsync(UnbindAndUnload(0));

        Assert.That(own.ExitCode, Is.Zero, () => own.Stdout + own.Stderr);
        AssertCheap([.. latencies.Order()], watch.Elapsed);
    }

    // Whoever streams is told that the device went; the module can go at once, and no process is left.
    private static string UnbindAndUnload(double delay) =>
        $"""
        test $({RunningPrograms} | wc -l) = $(ls /dev/video* | wc -l) || exit 1
        sleep {delay.ToString("F6", CultureInfo.InvariantCulture)}
        echo vimc.0 > {Driver}/unbind || exit 2
        for wait in $(seq 100); do
            {RunningPrograms} > /dev/null || break
            sleep 0.05
        done
        {RunningPrograms} && exit 3
        rmmod vimc || exit 4
        test ! -e /sys/module/vimc && test ! -e /dev/media0 || exit 5
        """;

    private static async Task<TimeSpan> UnbindAsync(GuestTemplate template, int point, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        await using var guest = await template.CloneAsync(cancellation);
        var latency = watch.Elapsed;
        var start = guest.KernelRecords.Mark();
        var result = await guest.RunAsync(UnbindAndUnload(point * FramePeriod / Points), null, cancellation);
        // What is released when the module is gone, if it is, is found out before the guest ends.
        await guest.RunAsync($"sleep {LatestRelease}", null, cancellation);
        await guest.FlushKernelLogAsync(cancellation);

        Assert.That(result.ExitCode, Is.Zero, () => $"point {point}: {result.Stdout}{result.Stderr}");
        GuestEvidence.Read(guest, start).AssertClean($"unbinding at point {point} of {Points}");
        return latency;
    }

    private static void AssertCheap(IReadOnlyList<TimeSpan> latencies, TimeSpan all)
    {
        var late = latencies[(int)Math.Ceiling(latencies.Count * ShareInTime) - 1];
        TestContext.Out.WriteLine(
            $"{latencies.Count} clones in {all.TotalSeconds:F1} s; first reply in s: least {latencies[0].TotalSeconds:F3}, "
            + $"median {latencies[latencies.Count / 2].TotalSeconds:F3}, {ShareInTime:P0} within {late.TotalSeconds:F3}, "
            + $"most {latencies[^1].TotalSeconds:F3}");

        var scale = Deadlines.ForThisHost.Times(RingOptions.Flavour.Slowdown()).Scale;
        Assert.That(late, Is.LessThanOrEqualTo(MostForFirstReply * scale), "clones answer late");
        Assert.That(all, Is.LessThanOrEqualTo(MostForAll * scale), "clones take too long");
    }
}
