using System.Globalization;
using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Ring;
using Vimc.Guest.Tests.Scripting;

namespace Vimc.Guest.Tests.Captures;

/// <summary>Streams: memory, order of starting and stopping, how frames are counted and timed.</summary>
[NonParallelizable]
internal sealed class StreamingTests : GuestTest
{
    private const uint DoneBuffer = 0x00000004;
    private const uint LastBuffer = 0x00100000;
    private const uint MonotonicTimestamp = 0x2000;
    private const uint VerticalBlanking = 0x009e0901;

    [Test]
    public async Task Three_captures_deliver_a_hundred_frames_each_at_the_same_time()
    {
        await MustAsync(
            """
            for device in 0 1 2; do
                v4l2-ctl --stream-mmap --stream-count=100 -d /dev/video$device > /tmp/stream$device 2>&1 &
            done
            wait
            """);

        foreach (var device in new[] { 0, 1, 2 })
        {
            var printed = await MustAsync($"cat /tmp/stream{device}");
            Assert.That(printed.Count(character => character == '<'), Is.EqualTo(100), $"video{device}: {printed}");
        }
    }

    [Test]
    public async Task Buffers_can_be_mapped_lent_or_imported([Values("mmap", "userptr", "dmabuf")] string memory)
    {
        var transcript = await PlayAsync(
            $"""
            open a <RGB/YUV Capture>
            request a {memory} 4
            queue a all
            start a
            cycle a 10
            stop a
            close a
            """);

        Assert.That(transcript.Frames, Has.Count.EqualTo(10));
        Assert.That(transcript.Frames.Select(frame => frame.IsError), Is.All.False);
    }

    [Test]
    public async Task Frames_are_numbered_without_gaps_but_for_those_that_were_lost()
    {
        var transcript = await PlayAsync(
            $"""
            open a <Raw Capture 0>
            request a mmap 6
            queue a all
            start a
            cycle a 30
            stop a
            {DebugfsTables.ScriptCommand}
            queue a all
            start a
            cycle a 10
            stop a
            {DebugfsTables.ScriptCommand}
            """);

        var tables = transcript.Steps
            .Where(step => step.Line.Command == DebugfsTables.ScriptCommand)
            .Select(step => DebugfsTables.Parse(step.Output).Stream("Raw Capture 0"))
            .ToList();
        AssertGapsAreLosses(transcript.FramesOf("cycle a 30"), 30, tables[0]);
        AssertGapsAreLosses(transcript.FramesOf("cycle a 10"), 10, tables[1]);
    }

    // A busy host has a guest miss slots. The driver counts them, and no gap may have another reason.
    private static void AssertGapsAreLosses(IReadOnlyList<CapturedFrame> frames, int count, DebugfsRow stream)
    {
        var sequences = frames.Select(frame => (int)frame.Sequence).ToList();
        Assert.That(sequences, Has.Count.EqualTo(count).And.Ordered.And.Unique);
        Assert.That(sequences[^1] - (count - 1), Is.LessThanOrEqualTo(stream["dropped"] + stream["missed"]));
    }

    /// <summary>
    /// Core takes the flags that user space gave with a call that fails for those of a last buffer, as which no stream
    /// goes on; and it forgets that only when a stream is stopped.
    /// </summary>
    [Test]
    public async Task Nobody_who_came_before_can_end_a_stream() => await PlayAsync(
        $"""
        open a <Raw Capture 0>
        dequeue a {LastBuffer | DoneBuffer} => EINVAL
        close a
        open a <Raw Capture 0>
        request a mmap 2
        queue a all
        start a
        cycle a 3
        """);

    [Test]
    public async Task A_starved_stream_shows_what_it_lost_as_a_gap()
    {
        var transcript = await PlayAsync(
            """
            open a <Raw Capture 0>
            request a mmap 2
            queue a all
            start a
            take a 2
            sleep 500
            queue a all
            take a 2
            """);

        var sequences = transcript.Frames.Select(frame => (int)frame.Sequence).ToArray();
        var elapsed = transcript.Frames[2].Time - transcript.Frames[1].Time;
        Assert.That(sequences, Is.Ordered.And.Unique);
        Assert.That(sequences[2] - sequences[1], Is.AtLeast(14), "half a second at 30 frames a second");
        Assert.That(sequences[2] - sequences[1], Is.EqualTo(elapsed.TotalSeconds * 30).Within(1), "nothing else is lost");
    }

    [Test]
    public async Task Frames_come_at_the_interval_the_blanking_sets([Values(15, 25, 50)] int rate)
    {
        var sensor = Loaded.Topology.ReadGraph().Entities.Single(entity => entity.Name == "Sensor A");
        var line = sensor.Pads[0].Width + sensor.Hblank!.Value;
        var blanking = sensor.PixelRate!.Value / rate / line - sensor.Pads[0].Height;
        var transcript = await PlayAsync(
            $"""
            open s <Sensor A>
            control s {VerticalBlanking} {blanking}
            open a <Raw Capture 0>
            request a mmap 4
            queue a all
            start a
            cycle a 26
            """);

        var times = transcript.Frames.Select(frame => frame.Time).ToArray();
        var mean = (times[^1] - times[0]) / (transcript.Frames[^1].Sequence - transcript.Frames[0].Sequence);
        Assert.That(times, Is.Ordered.And.Unique);
        Assert.That(mean.TotalSeconds, Is.EqualTo(1.0 / rate).Within(2).Percent);
        Assert.That(
            transcript.Frames.Select(frame => frame.Flags & MonotonicTimestamp), Is.All.EqualTo(MonotonicTimestamp));
    }

    [Test]
    public async Task Timestamps_are_of_the_monotonic_clock()
    {
        var before = await UptimeAsync();
        var transcript = await PlayAsync(
            """
            open a <Raw Capture 0>
            request a mmap 2
            queue a all
            start a
            cycle a 3
            """);
        var after = await UptimeAsync();

        var times = transcript.Frames.Select(frame => frame.Time.TotalSeconds);
        Assert.That(times, Is.All.InRange(before, after + 0.01));
    }

    [Test]
    public async Task The_blanking_can_change_while_streaming()
    {
        var transcript = await PlayAsync(
            $"""
            open s <Sensor A>
            open a <Raw Capture 0>
            request a mmap 2
            queue a all
            start a
            control s {VerticalBlanking} 65535
            cycle a 2
            control s {VerticalBlanking} 4
            cycle a 12
            """);

        var times = transcript.FramesOf("cycle a 12").Select(frame => frame.Time).ToArray();
        Assert.That((times[^1] - times[4]).TotalMilliseconds, Is.LessThan(200), "seven of the shortest intervals");
    }

    // Guests do not sleep, so the time since boot is that of the monotonic clock; it is told in hundredths, rounded down.
    private async Task<double> UptimeAsync() =>
        double.Parse((await MustAsync("cut -d ' ' -f 1 /proc/uptime")).Trim(), CultureInfo.InvariantCulture);
}
