using System.Globalization;
using System.Text.RegularExpressions;
using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Ring;
using Vimc.Guest.Tests.Scripting;
using Vimc.Reference;

namespace Vimc.Guest.Tests.Sensors;

/// <summary>Exposure and analogue gain: what they do to pixels, in which frame, and how long a frame may be exposed.</summary>
[GuestTimeLimit(180)]
[NonParallelizable]
internal sealed partial class ExposureTests : GuestTest
{
    private const int Width = 98;
    private const int Height = 50;
    private const int SlowestBlanking = 65535;
    private const int LinesNotExposed = 4;
    private const int Rounds = 4;
    private const int FramesOfRound = 4;

    private static readonly PixelFormat Slow = PixelFormats.Find("SRGGB8");

    protected override string Topology => EmittedTopology.Minimal;

    private int ExposureDelay => Sensor.ExposureDelay!.Value;

    private int GainDelay => Sensor.GainDelay!.Value;

    private Graph.TopologyDocument.Entity Sensor =>
        Loaded.Topology.ReadGraph().Entities.Single(entity => entity.Type == "sensor");

    [Test]
    public async Task Samples_grow_with_exposure_and_gain_up_to_white(
        [Values("SGBRG8", "RGB24", "ARGB32", "SBGGR12", "SRGGB10", "SRGGB10ALAW8", "SBGGR10DPCM8")] string name)
    {
        var format = PixelFormats.Find(name);
        var script = new FrameScript()
            .Do("open s <Sensor>")
            .Do(SensorCommands.Prepare('s', Width, Height, MediaBusFormats.Of(format)))
            .Do($"control s {ControlId.TestPattern} {(int)TestPattern.GrayRamp}")
            .Do($"open a <Capture>\nsize a {Width} {Height} {format.FourCC}")
            .Start('a');
        foreach (var (exposure, gain) in new[] { (Height, 16), (1, 16), (25, 16), (Height, 37), (17, 256), (Height, 16) })
        {
            var settings = new SensorSettings(TestPattern.GrayRamp, Exposure: exposure, Gain: gain);
            script
                .Do($"control s {ControlId.Exposure} {exposure}\ncontrol s {ControlId.AnalogueGain} {gain}")
                .Do($"cycle a {Math.Max(ExposureDelay, GainDelay)}")
                .Expect('a', $"{name} {exposure} {gain}", Reference.Sensor.Capture(settings, Width, Height, format));
        }

        await VerifyAsync(script);
    }

    [Test]
    public async Task What_the_sensor_makes_up_hides_the_scene_and_needs_no_light()
    {
        var scene = new SensorSettings(TestPattern.GrayRamp, Exposure: 20, Gain: 24);
        var script = new FrameScript()
            .Do("open s <Sensor>")
            .Do(SensorCommands.Prepare('s', Width, Height, MediaBusFormats.Of(Slow)))
            .Do(SensorCommands.Apply('s', scene))
            .Do($"control s {ControlId.Exposure} 20\ncontrol s {ControlId.AnalogueGain} 24")
            .Do($"open a <Capture>\nsize a {Width} {Height} {Slow.FourCC}")
            .Start('a');
        TestPattern[] madeUp =
            [TestPattern.ColorBar100, TestPattern.Black, TestPattern.White, TestPattern.GrayRamp];
        for (var entry = 1; entry <= madeUp.Length; entry++)
        {
            script
                .Do($"control s {ControlId.MadeUpPattern} {entry}")
                .Expect(
                    'a', $"entry {entry}",
                    Reference.Sensor.Capture(new SensorSettings(madeUp[entry - 1]), Width, Height, Slow));
        }

        await VerifyAsync(script
            .Do($"control s {ControlId.MadeUpPattern} 0")
            .Expect('a', "the scene again", Reference.Sensor.Capture(scene, Width, Height, Slow)));
    }

    [Test]
    public async Task Exposure_shows_as_many_frames_later_as_the_topology_says()
    {
        var longer = new SensorSettings(Exposure: 2 * Height);
        await AssertDelayAsync(ControlId.Exposure, Height, 2 * Height, longer, ExposureDelay);
    }

    [Test]
    public async Task Gain_shows_as_many_frames_later_as_the_topology_says() =>
        await AssertDelayAsync(ControlId.AnalogueGain, 16, 32, new SensorSettings(Gain: 32), GainDelay);

    [Test]
    public async Task The_first_frame_has_what_was_written_before()
    {
        var settings = new SensorSettings(Exposure: 20, Gain: 24);
        var script = new FrameScript()
            .Do("open s <Sensor>")
            .Do(SensorCommands.Prepare('s', Width, Height, MediaBusFormats.Of(Slow)))
            .Do($"open a <Capture>\nsize a {Width} {Height} {Slow.FourCC}")
            .Start('a').Do("cycle a 3\nstop a")
            .Do($"control s {ControlId.Exposure} 20\ncontrol s {ControlId.AnalogueGain} 24")
            .Do("queue a all\nstart a")
            .ExpectNext('a', "first", Reference.Sensor.Capture(settings, Width, Height, Slow));

        await VerifyAsync(script);
    }

    [Test]
    public async Task A_frame_is_exposed_no_longer_than_it_lasts()
    {
        foreach (var blanking in new[] { 4, 500, SlowestBlanking })
        {
            await PlayAsync(
                $"""
                open s <Sensor>
                pad s 0 640 480 0x100a
                control s {ControlId.VerticalBlanking} {SlowestBlanking}
                control s {ControlId.Exposure} 40000
                control s {ControlId.VerticalBlanking} {blanking}
                """);
            var most = 480 + blanking - LinesNotExposed;

            Assert.That(await ExposureAsync(), Is.EqualTo((most, 480, Math.Min(40000, most))));
        }
    }

    [Test]
    public async Task Setting_a_format_goes_back_to_neutral_light()
    {
        await PlayAsync(
            $"""
            open s <Sensor>
            control s {ControlId.Exposure} 3
            pad s 0 320 200 0x100a
            """);

        var (_, fallback, value) = await ExposureAsync();
        Assert.That((fallback, value), Is.EqualTo((200, 200)));
    }

    // A round writes the control right after a frame came and has the next ones saved. Rounds in which it was written
    // too late, as the host was busy, are left out.
    private async Task AssertDelayAsync(uint control, int old, int changed, SensorSettings settings, int delay)
    {
        var before = Reference.Sensor.Capture(new SensorSettings(), Width, Height, Slow);
        var after = Reference.Sensor.Capture(settings, Width, Height, Slow);
        var save = string.Concat(Enumerable.Repeat($"take a 1\nsave a {FrameScript.SavedFrames}\nqueue a last\n", FramesOfRound));
        var round =
            $"""
            control s {control} {old}
            cycle a 12
            control s {control} {changed}
            now s
            {save}
            """;
        var transcript = await PlayAsync(
            $"""
            open s <Sensor>
            {SensorCommands.Prepare('s', Width, Height, MediaBusFormats.Of(Slow))}
            control s {ControlId.VerticalBlanking} {SlowestBlanking}
            open a <Capture>
            size a {Width} {Height} {Slow.FourCC}
            request a mmap 4
            queue a all
            start a
            {string.Concat(Enumerable.Repeat(round + "\n", Rounds))}
            """,
            TimeSpan.FromMinutes(2));

        var saved = (await ReadBytesAsync(FrameScript.SavedFrames)).Chunk(before.Bytes.Length).ToList();
        var written = transcript.OutputOf("now s").Select(TimeOf).ToList();
        var triggers = transcript.FramesOf("cycle a").Chunk(12).Select(frames => frames[^1]).ToList();
        var taken = transcript.FramesOf("take a").ToList();
        var judged = 0;
        for (var i = 0; i < Rounds; i++)
        {
            var interval = (taken[^1].Time - taken[0].Time) / (taken[^1].Sequence - taken[0].Sequence);
            if (written[i] >= triggers[i].Time + interval)
                continue;

            judged++;
            for (var frame = i * FramesOfRound; frame < (i + 1) * FramesOfRound; frame++)
            {
                var expected = taken[frame].Sequence < triggers[i].Sequence + delay ? before : after;
                Assert.That(
                    saved[frame].AsSpan().SequenceEqual(expected.Bytes),
                    Is.True,
                    $"{taken[frame].Sequence - triggers[i].Sequence} frames after the one it was written in");
            }
        }

        Assert.That(judged, Is.Positive, "every write came too late");
    }

    private async Task<(int Most, int Default, int Value)> ExposureAsync()
    {
        var match = ExposureControl().Match(await MustAsync(WithNodes("v4l2-ctl -d <Sensor> -L")));
        return (Number(1), Number(2), Number(3));

        int Number(int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    private static TimeSpan TimeOf(string line) => TimeSpan.FromTicks(
        (long)(decimal.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture) * TimeSpan.TicksPerSecond));

    [GeneratedRegex(@"exposure 0x00980911 \(int\) +: min=1 max=(\d+) step=1 default=(\d+) value=(\d+)")]
    private static partial Regex ExposureControl();
}
