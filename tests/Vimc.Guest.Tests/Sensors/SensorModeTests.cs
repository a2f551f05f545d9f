using System.Globalization;
using System.Text.RegularExpressions;
using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Graph;
using Vimc.Guest.Tests.Ring;
using Vimc.Guest.Tests.Scripting;

namespace Vimc.Guest.Tests.Sensors;

/// <summary>Modes of a sensor as user space sees them: sizes, rectangles, and what the timing has of them.</summary>
[NonParallelizable]
internal sealed partial class SensorModeTests : GuestTest
{
    private const int LinesNotExposed = 4;
    private const int RateAsLoaded = 30;
    private const int SlowestBlanking = 65535;

    protected override string Topology => EmittedTopology.Modes;

    private TopologyDocument.Entity Bayer => Find("Bayer Sensor");

    [Test]
    public async Task The_modes_are_all_the_sizes_there_are()
    {
        foreach (var code in new[] { "0x300f", "0x3001", "0x100a" })
        {
            var listed = await MustAsync(WithNodes($"v4l2-ctl -d <Bayer Sensor> --list-subdev-framesizes pad=0,code={code}"));

            Assert.That(
                Sizes().Matches(listed).Select(match => match.Value),
                Is.EqualTo(Bayer.Modes!.Select(mode =>
                    $"{mode.Width}x{mode.Height} - {mode.Width}x{mode.Height}")));
        }

        var unknown = await TryAsync(WithNodes("v4l2-ctl -d <Bayer Sensor> --list-subdev-framesizes pad=0,code=0x2006"));
        Assert.That(unknown.Stdout, Does.Not.Match(Sizes()));
    }

    [TestCase(1640, 1232, "1640x1232")]
    [TestCase(639, 481, "640x480")]
    [TestCase(1000, 700, "820x616")]
    [TestCase(1100, 700, "1280x720")]
    [TestCase(0, 0, "98x50")]
    [TestCase(100000, 100000, "1640x1232")]
    [TestCase(4294967295, 4294967295, "1640x1232")]
    [TestCase(4294967295, 0, "1280x720")]
    public async Task A_size_becomes_that_of_the_nearest_mode(long width, long height, string size)
    {
        await PlayAsync($"open s <Bayer Sensor>\npad s 0 {width} {height} 0x300f");

        Assert.That(await FormatOfAsync("Bayer Sensor", 0), Does.StartWith($"{size} code 0x300f"));
    }

    [Test]
    public async Task A_sensor_with_modes_has_no_fields([Values(2, 4, 5, 9)] int field)
    {
        await PlayAsync($"open s <Bayer Sensor>\npad s 0 640 480 0x300f {field}");

        Assert.That(await FormatOfAsync("Bayer Sensor", 0), Does.EndWith("field 1"));
    }

    [Test]
    public async Task Which_part_of_the_array_a_mode_reads_is_its_crop_rectangle()
    {
        var array = $"Left 0, Top 0, Width {Bayer.Array!.Width}, Height {Bayer.Array.Height}";
        foreach (var mode in Bayer.Modes!)
        {
            await PlayAsync($"open s <Bayer Sensor>\npad s 0 {mode.Width} {mode.Height} 0x300f");

            foreach (var target in new[] { "native_size", "crop_bounds", "crop_default" })
                Assert.That(await SelectionAsync(target), Does.Contain(array), target);
            Assert.That(await SelectionAsync("crop"), Does.Contain(
                $"Left {mode.Left}, Top {mode.Top}, "
                + $"Width {mode.Width * mode.Binning}, Height {mode.Height * mode.Binning}"));
        }
    }

    [Test]
    public async Task Another_part_can_only_be_chosen_by_its_size()
    {
        await PlayAsync("open s <Bayer Sensor>\ncrop s 0 64 32 640 480");

        Assert.That(await SelectionAsync("crop"), Does.Contain("Left 0, Top 0, Width 1640, Height 1232"));
    }

    [Test]
    public async Task Lines_take_as_long_in_every_mode_and_frames_a_thirtieth_of_a_second()
    {
        var line = Bayer.Array!.Width + Bayer.Hblank!.Value;
        foreach (var mode in Bayer.Modes!)
        {
            await PlayAsync($"open s <Bayer Sensor>\npad s 0 {mode.Width} {mode.Height} 0x300f");
            var listed = await MustAsync(WithNodes("v4l2-ctl -d <Bayer Sensor> -L"));
            var blanking = Numbers(listed, "vertical_blanking");

            Assert.That(
                Numbers(listed, "horizontal_blanking"),
                Is.EqualTo(((long)line - mode.Width, (long)line - mode.Width, (long)line - mode.Width)));
            Assert.That(
                (double)Bayer.PixelRate!.Value / line / (mode.Height + blanking.Value),
                Is.EqualTo(RateAsLoaded).Within(0.1).Percent);
            Assert.That(
                Numbers(listed, "exposure"),
                Is.EqualTo((mode.Height + blanking.Value - LinesNotExposed, (long)mode.Height, (long)mode.Height)));
        }
    }

    [Test]
    public async Task Frames_come_as_often_as_the_blanking_says()
    {
        var mode = Bayer.Modes!.MinBy(mode => mode.Width)!;
        var transcript = await PlayAsync(
            $"""
            open s <Bayer Sensor>
            pad s 0 {mode.Width} {mode.Height} 0x3001
            control s {ControlId.VerticalBlanking} 12000
            open a <Bayer Capture>
            size a {mode.Width} {mode.Height} BA81
            request a mmap 4
            queue a all
            start a
            cycle a 9
            """);

        var frames = transcript.FramesOf("cycle a 9");
        var interval = (frames[^1].Time - frames[0].Time).TotalSeconds / (frames[^1].Sequence - frames[0].Sequence);
        double line = Bayer.Array!.Width + Bayer.Hblank!.Value;
        Assert.That(
            interval, Is.EqualTo(line * (mode.Height + 12000) / Bayer.PixelRate!.Value).Within(0.1).Percent);
    }

    [Test]
    public async Task The_mode_stays_while_a_stream_has_it() => await PlayAsync(
        """
        open s <Bayer Sensor>
        open a <Bayer Capture>
        request a mmap 2
        queue a all
        start a
        pad s 0 640 480 0x300f => EBUSY
        take a 1
        stop a
        pad s 0 640 480 0x300f
        """);

    [Test]
    public async Task The_link_is_as_fast_as_its_lanes_have_it_be()
    {
        const int bits = 10;
        const int bitsOfClock = 2;

        var printed = await MustAsync(WithNodes("v4l2-ctl -d <Bayer Sensor> -C link_frequency"));

        Assert.That(
            printed, Does.Contain($"({Bayer.PixelRate!.Value * bits / (Bayer.Lanes!.Value * bitsOfClock)} "));
    }

    [TestCase(1280, 960, true)]
    [TestCase(640, 480, true)]
    [TestCase(320, 240, true)]
    [TestCase(642, 480, false)]
    [TestCase(1280, 480, false)]
    public async Task Frame_intervals_are_listed_for_modes_only(int width, int height, bool isMode)
    {
        var listed = await TryAsync(WithNodes(
            $"v4l2-ctl -d <Other Sensor> --list-subdev-frameintervals pad=0,code=0x3001,width={width},height={height}"));

        Assert.That(listed.Stdout, isMode ? Does.Contain("(30.000 fps)") : Does.Not.Contain("fps)"));
    }

    [Test]
    public async Task A_frame_interval_is_of_the_lines_of_the_array()
    {
        var other = Find("Other Sensor");
        await MustAsync(WithNodes("v4l2-ctl -d <Other Sensor> --set-subdev-fps pad=0,fps=50"));

        var blanking = Numbers(
            await MustAsync(WithNodes("v4l2-ctl -d <Other Sensor> -L")), "vertical_blanking").Value;
        var lines = other.PixelRate!.Value / 50.0 / (other.Array!.Width + other.Hblank!.Value);
        Assert.That(blanking, Is.EqualTo((long)Math.Round(lines) - other.Pads[0].Height).And.LessThan(SlowestBlanking));
    }

    private TopologyDocument.Entity Find(string sensor) =>
        Loaded.Topology.ReadGraph().Entities.Single(entity => entity.Name == sensor);

    private Task<string> SelectionAsync(string target) =>
        MustAsync(WithNodes($"v4l2-ctl -d <Bayer Sensor> --get-subdev-selection pad=0,target={target}"));

    private static (long Most, long Default, long Value) Numbers(string listed, string control)
    {
        var match = Regex.Match(
            listed, $@"^ +{control} 0x\w+ \(int\) +: min=\d+ max=(\d+) step=1 default=(\d+) value=(\d+)",
            RegexOptions.Multiline);
        return (Number(1), Number(2), Number(3));

        long Number(int group) => long.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\d+x\d+ - \d+x\d+")]
    private static partial Regex Sizes();
}
