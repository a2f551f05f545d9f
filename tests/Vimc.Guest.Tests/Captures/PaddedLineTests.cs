using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Ring;
using Vimc.Reference;

namespace Vimc.Guest.Tests.Captures;

/// <summary>Lines that are longer than their pixels, where a topology lets user space ask for them.</summary>
internal sealed class PaddedLineTests : GuestTest
{
    private const int Width = 98;
    private const int Height = 50;

    // What buffers are full of before they are queued.
    private const byte Unwritten = 0xa5;

    protected override string Topology => EmittedTopology.Formats;

    [TestCase("RGB3", 0, 294)]
    [TestCase("RGB3", 293, 294)]
    [TestCase("RGB3", 294, 294)]
    [TestCase("RGB3", 295, 296)]
    [TestCase("RGB3", 1000, 1000)]
    [TestCase("pRAA", 200, 200)]
    [TestCase("pRAA", 100, 125)]
    [TestCase("NV12", 128, 128)]
    [TestCase("RGB3", 1_000_000, 32768)]
    public async Task A_line_is_as_long_as_asked_for_if_that_is_possible(string fourCC, int wanted, int expected)
    {
        await PlayAsync($"open n <Raw Capture>\nsize n {Width} {Height} {fourCC} 1 {wanted}");

        var format = await MustAsync(WithNodes("v4l2-ctl -d <Raw Capture> -V"));
        var lines = fourCC == "NV12" ? Height * 3 / 2 : Height;
        Assert.That(format, Does.Match($@"Bytes per Line\s*: {expected}\n"));
        Assert.That(format, Does.Match($@"Size Image\s*: {expected * lines}\n"));
    }

    [Test]
    public async Task Another_capture_pads_nothing()
    {
        await PlayAsync($"open n <Colour Capture>\nsize n {Width} {Height} RGB3 1 1000");

        Assert.That(
            await MustAsync(WithNodes("v4l2-ctl -d <Colour Capture> -V")), Does.Match($@"Bytes per Line\s*: {3 * Width}\n"));
    }

    [TestCase("SRGGB8", "SRGGB8")]
    [TestCase("SRGGB16", "SRGGB16")]
    [TestCase("SBGGR10", "SBGGR10P")]
    [TestCase("RGB24", "RGB24")]
    [TestCase("RGB24", "RGB565")]
    [TestCase("RGB24", "UYVY")]
    [TestCase("BGR24", "NV12")]
    public async Task Pixels_are_where_the_lines_are_and_padding_is_left_alone(string arriving, string stored)
    {
        const int padded = 400;
        var bus = MediaBusFormats.Of(PixelFormats.Find(arriving));
        var format = PixelFormats.Find(stored);
        var settings = new SensorSettings(TestPattern.ColorSquares100);
        var frame = Storage.Convert(Sensor.Capture(settings, Width, Height, bus.PixelFormat), format);
        await MustAsync("""media-ctl -d platform:vimc -l '"Raw Sensor":0->"Debayer":0[0]'""");

        await PlayAsync(
            $"""
            open s <Raw Sensor>
            {SensorCommands.Prepare('s', Width, Height, bus)}
            {SensorCommands.Apply('s', settings)}
            open a <Raw Capture>
            size a {Width} {Height} {format.FourCC} 1 {padded}
            request a mmap 2
            queue a all
            start a
            cycle a 3
            take a 1
            save a {FrameScript.SavedFrames}
            """);

        var saved = await ReadBytesAsync(FrameScript.SavedFrames);
        var line = format.LineBytes(Width);
        var expected = frame.Bytes.Chunk(line)
            .SelectMany(row => row.Concat(Enumerable.Repeat(Unwritten, padded - line)))
            .ToArray();
        Assert.That(saved, Has.Length.EqualTo(expected.Length));
        Assert.That(saved.AsSpan().CommonPrefixLength(expected), Is.EqualTo(expected.Length), "first byte that differs");
    }
}
