using System.Globalization;
using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Graph;
using Vimc.Guest.Tests.Ring;
using Vimc.Guest.Tests.Scripting;

namespace Vimc.Guest.Tests.Captures;

/// <summary>
/// When frames come. A guest under emulation is late now and then, so what is judged is the slot that a frame says it
/// is of: its sequence number and its timestamp. A host that is busy shows as gaps and fails none of these.
/// </summary>
[GuestTimeLimit(180)]
[NonParallelizable]
internal sealed class PacingTests : GuestTest
{
    private const uint TimestampMask = 0x0000e000;
    private const uint Monotonic = 0x00002000;
    private const uint SourceMask = 0x00070000;
    private const uint StartOfExposure = 0x00010000;
    private const int Noise = 21;
    private const int SlowestBlanking = 65535;
    private const int FastestBlanking = 4;

    // Timestamps have whole microseconds, and both ends of an interval are cut.
    private static readonly TimeSpan Resolution = TimeSpan.FromMicroseconds(2);

    private static readonly MediaBusFormat Bayer = MediaBusFormats.All.Single(format => format.Name == "SBGGR8_1X8");
    private static readonly MediaBusFormat Color = MediaBusFormats.All.Single(format => format.Name == "RGB888_1X24");

    [Test]
    public async Task Six_hundred_frames_take_the_time_that_was_asked_for()
    {
        var asked = Interval(640, 480, blanking: 1964);
        var transcript = await PlayAsync(RawStream(Blanking(1964), "cycle a 600"));

        var frames = transcript.Frames;
        var mean = (frames[^1].Time - frames[0].Time) / (frames[^1].Sequence - frames[0].Sequence);
        Assert.That(frames, Has.Count.EqualTo(600));
        Assert.That(mean.TotalSeconds, Is.EqualTo(asked).Within(0.1).Percent);
        AssertOnGrid(frames, asked);
    }

    [Test]
    public async Task As_loaded_a_sensor_makes_30_frames_a_second()
    {
        var frames = (await PlayAsync(RawStream("", "cycle a 30"))).Frames;

        var mean = (frames[^1].Time - frames[0].Time) / (frames[^1].Sequence - frames[0].Sequence);
        Assert.That(mean.TotalSeconds, Is.EqualTo(1 / 30.0).Within(0.1).Percent);
    }

    [TestCase(1920, 1080, 60)]
    [TestCase(4096, 2160, 30)]
    public async Task Large_frames_can_be_asked_for_at_a_rate(int width, int height, int rate)
    {
        var blanking = (int)(PixelRate / rate / (width + Hblank)) - height;
        var transcript = await PlayAsync(
            $"""
            {new ColorPath(Bayer, Color, width, height).Start()}
            {Blanking(blanking)}
            cycle a 3
            cycle a 10
            """);

        var asked = Interval(width, height, blanking);
        Assert.That(asked, Is.EqualTo(1.0 / rate).Within(0.1).Percent);
        AssertOnGrid(transcript.FramesOf("cycle a 10"), asked);
    }

    [Test]
    public async Task A_late_frame_does_not_shift_those_after_it()
    {
        var transcript = await PlayAsync(
            $"""
            {LargeStream}
            control s {ControlId.TestPattern} {Noise}
            cycle a 3
            cycle a 12
            """);

        var frames = transcript.FramesOf("cycle a 12");
        var skipped = frames.Zip(frames.Skip(1), (one, next) => next.Sequence - one.Sequence - 1).Sum(gap => gap);
        Assert.That(skipped, Is.Positive, "33 such frames a second are more than any emulator makes");
        AssertOnGrid(frames, Interval(4096, 2160, FastestBlanking));
    }

    [Test]
    public async Task A_timestamp_is_of_the_slot_and_says_so()
    {
        var transcript = await PlayAsync(RawStream("now s", "cycle a 10\nnow a"));

        var frames = transcript.Frames;
        Assert.That(frames.Select(frame => frame.Time), Is.Ordered.And.Unique);
        Assert.That(frames.Select(frame => frame.Flags & TimestampMask), Is.All.EqualTo(Monotonic));
        Assert.That(frames.Select(frame => frame.Flags & SourceMask), Is.All.EqualTo(StartOfExposure));
        Assert.That(frames[0].Time, Is.LessThan(NowOf(transcript, "now a")));
        Assert.That(frames[0].Time, Is.GreaterThan(NowOf(transcript, "now s")));
        Assert.That(frames[^1].Time, Is.LessThan(NowOf(transcript, "now a")));
    }

    [Test]
    public async Task A_new_blanking_holds_from_the_next_frame_on([Values(FastestBlanking, 4000)] int blanking)
    {
        var transcript = await PlayAsync(
            RawStream(Blanking(40000), $"cycle a 3\n{Blanking(blanking)}\nnow s\ncycle a 20"));

        var old = TimeSpan.FromSeconds(Interval(640, 480, 40000));
        var changed = NowOf(transcript, "now s");
        var later = transcript.FramesOf("cycle a 20").Where(frame => frame.Time > changed).ToList();
        Assert.That(later, Has.Count.GreaterThan(10));
        Assert.That(later[0].Time - changed, Is.LessThan(old + Resolution), "the frame that was exposed meanwhile");
        AssertOnGrid(later, Interval(640, 480, blanking));
    }

    [TestCase(SlowestBlanking, 0)]
    [TestCase(FastestBlanking, Noise)]
    public async Task A_stream_stops_within_20_milliseconds(int blanking, int pattern)
    {
        var tries = string.Concat(Enumerable.Repeat("stop a\nqueue a all\nstart a\ntake a 1\n", 6));
        var transcript = await PlayAsync(
            $"""
            {LargeStream}
            control s {ControlId.TestPattern} {pattern}
            {Blanking(blanking)}
            take a 1
            {tries}
            stop a
            """);

        var best = transcript.OutputOf("stop a").Min(MicrosecondsOf);
        Assert.That(best, Is.LessThan(20_000), "the best of seven, as the host may be busy");
    }

    private static string LargeStream => new ColorPath(Bayer, Color, 4096, 2160).Start();

    private long PixelRate => SensorA.PixelRate!.Value;

    private long Hblank => SensorA.Hblank!.Value;

    private TopologyDocument.Entity SensorA =>
        Loaded.Topology.ReadGraph().Entities.Single(entity => entity.Name == "Sensor A");

    /// <summary>Seconds from slot to slot; a TimeSpan would round them, and six hundred times so.</summary>
    private double Interval(int width, int height, int blanking) =>
        (double)(width + Hblank) * (height + blanking) / PixelRate;

    private static string Blanking(int lines) => $"control s {ControlId.VerticalBlanking} {lines}";

    private static string RawStream(string before, string after) =>
        $"""
        open s <Sensor A>
        open a <Raw Capture 0>
        request a mmap 4
        queue a all
        {before}
        start a
        {after}
        """;

    private static void AssertOnGrid(IReadOnlyList<CapturedFrame> frames, double interval)
    {
        foreach (var frame in frames)
        {
            var slot = frames[0].Time + TimeSpan.FromSeconds((frame.Sequence - frames[0].Sequence) * interval);
            Assert.That(frame.Time, Is.EqualTo(slot).Within(Resolution), $"frame {frame.Sequence}");
        }
    }

    private static TimeSpan NowOf(Transcript transcript, string command)
    {
        var words = transcript.OutputOf(command).Single().Split(' ');
        return TimeSpan.FromTicks((long)(decimal.Parse(words[1], CultureInfo.InvariantCulture) * TimeSpan.TicksPerSecond));
    }

    private static int MicrosecondsOf(string line) => int.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture);
}
