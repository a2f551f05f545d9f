using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Ring;
using Vimc.Reference;

namespace Vimc.Guest.Tests.Pixels;

/// <summary>Frames that come straight from a sensor, byte for byte.</summary>
internal sealed class SensorFrameTests : GuestTest
{
    private const int Width = 98;
    private const int Height = 50;

    private static readonly (bool Horizontal, bool Vertical)[] Orientations =
        [(false, false), (true, false), (false, true), (true, true)];

    protected override string Topology => EmittedTopology.Minimal;

    [Test]
    public async Task Every_media_bus_format_carries_the_pattern()
    {
        var script = Open();
        foreach (var format in MediaBusFormats.All)
        {
            script.Do(SensorCommands.Prepare('s', Width, Height, format));
            StartAs(script, format.PixelFormat, Width, Height);
            foreach (var pattern in new[] { TestPattern.ColorBar75, TestPattern.GrayRamp, TestPattern.ColorSquares100 })
                ExpectPattern(script, new SensorSettings(pattern), format.PixelFormat, format.Name);
            script.Stop('a');
        }

        await VerifyAsync(script);
    }

    [Test]
    public async Task Every_pattern_is_right_in_every_orientation([Values("SGBRG8", "RGB24", "SBGGR12")] string name)
    {
        var format = PixelFormats.Find(name);
        var script = Open().Do(SensorCommands.Prepare('s', Width, Height, MediaBusFormats.Of(format)));
        StartAs(script, format, Width, Height);
        foreach (var pattern in Enum.GetValues<TestPattern>().Where(pattern => pattern != TestPattern.Noise))
            foreach (var (horizontal, vertical) in Orientations)
            {
                var settings = new SensorSettings(pattern, horizontal, vertical);
                ExpectPattern(script, settings, format, $"flipped {horizontal} {vertical}");
            }

        await VerifyAsync(script);
    }

    [Test]
    public async Task Brightness_contrast_and_saturation_shape_the_colours()
    {
        var format = PixelFormats.Rgb24;
        var script = Open().Do(SensorCommands.Prepare('s', Width, Height, MediaBusFormats.Of(format)));
        StartAs(script, format, Width, Height);
        foreach (byte value in new byte[] { 0, 64, 200, 255 })
        {
            ExpectPattern(script, new SensorSettings(Brightness: value), format, "brightness");
            ExpectPattern(script, new SensorSettings(Contrast: value), format, "contrast");
            ExpectPattern(script, new SensorSettings(Saturation: value), format, "saturation");
        }

        await VerifyAsync(script);
    }

    [Test]
    public async Task A_single_field_fills_the_whole_frame([Values(FieldOrder.Top, FieldOrder.Bottom)] FieldOrder field)
    {
        var script = Open();
        foreach (var format in new[] { PixelFormats.Find("SRGGB8"), PixelFormats.Rgb24 })
        {
            script.Do(SensorCommands.Prepare('s', Width, Height, MediaBusFormats.Of(format), field));
            StartAs(script, format, Width, Height, field);
            foreach (var pattern in new[] { TestPattern.HorizontalLines, TestPattern.Checkers2, TestPattern.Cross10 })
                ExpectPattern(script, new SensorSettings(pattern, Field: field), format, $"{field}");
            script.Stop('a');
        }

        await VerifyAsync(script);
    }

    [TestCase(16, 16)]
    [TestCase(4096, 16)]
    [TestCase(16, 2160)]
    [TestCase(4096, 2160)]
    public async Task The_smallest_and_the_largest_frames_are_right(int width, int height)
    {
        var format = PixelFormats.Find("SGRBG10");
        var script = Open().Do(SensorCommands.Prepare('s', width, height, MediaBusFormats.Of(format)));
        StartAs(script, format, width, height);
        var settings = new SensorSettings(TestPattern.ColorSquares100, VerticalFlip: true);
        script.Do(SensorCommands.Apply('s', settings))
            .Expect('a', $"{width}x{height}", Sensor.Capture(settings, width, height, format));

        await VerifyAsync(script);
    }

    [Test]
    public async Task A_change_while_streaming_never_tears_a_frame()
    {
        var format = PixelFormats.Find("SRGGB8");
        var bars = new SensorSettings(TestPattern.ColorBar75);
        var lines = new SensorSettings(TestPattern.HorizontalLines);
        Frame[] either = [Sensor.Capture(bars, 640, 480, format), Sensor.Capture(lines, 640, 480, format)];

        var script = Open().Do(SensorCommands.Prepare('s', 640, 480, MediaBusFormats.Of(format)));
        StartAs(script, format, 640, 480);
        for (var change = 0; change < 15; change++)
        {
            script.Do($"control s {ControlId.TestPattern} {(int)(change % 2 == 0 ? lines : bars).Pattern}");
            script.ExpectNext('a', $"first after change {change}", either);
            script.ExpectNext('a', $"second after change {change}", either);
            script.ExpectNext('a', $"third after change {change}", either[(change + 1) % 2]);
        }

        await VerifyAsync(script);
    }

    [Test]
    public async Task On_screen_text_covers_only_its_own_lines()
    {
        const int textLines = 16 * 6;
        var format = PixelFormats.Rgb24;
        await PlayAsync(
            $"""
            open s <Sensor>
            pad s 0 640 480 {MediaBusFormats.Of(format).Code}
            open a <Capture>
            size a 640 480 {format.FourCC}
            request a mmap 2
            queue a all
            start a
            take a 1
            save a {FrameScript.SavedFrames}
            sleep 50
            queue a last
            take a 2
            save a {FrameScript.SavedFrames}
            """);

        var saved = await ReadBytesAsync(FrameScript.SavedFrames);
        var plain = Sensor.Capture(new SensorSettings(), 640, 480, format).Bytes;
        var above = textLines * 640 * 3;
        var first = saved.AsSpan(0, plain.Length);
        var second = saved.AsSpan(plain.Length);
        Assert.That(first[..above].SequenceEqual(plain.AsSpan(0, above)), Is.False, "there is text");
        Assert.That(first[above..].SequenceEqual(plain.AsSpan(above)), Is.True, "nothing below the text");
        Assert.That(second[above..].SequenceEqual(plain.AsSpan(above)), Is.True, "nothing below the text later");
        Assert.That(first.SequenceEqual(second), Is.False, "the time went on");
    }

    private static FrameScript Open() => new FrameScript().Do("open s <Sensor>");

    private static void StartAs(
        FrameScript script, PixelFormat format, int width, int height, FieldOrder field = default) =>
        script
            .Do("open a <Capture>")
            .Do($"size a {width} {height} {format.FourCC} {SensorCommands.FieldNumber(field)}")
            .Start('a');

    private static void ExpectPattern(FrameScript script, SensorSettings settings, PixelFormat format, string what) =>
        script
            .Do(SensorCommands.Apply('s', settings))
            .Expect('a', $"{settings.Pattern} {what}", Sensor.Capture(settings, Width, Height, format));
}
