using System.Text;
using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Ring;
using Vimc.Reference;

namespace Vimc.Guest.Tests.Captures;

/// <summary>A capture whose buffers can be several planes of memory.</summary>
internal sealed class MultiplanarTests : GuestTest
{
    private const int Width = 98;
    private const int Height = 50;

    private static readonly SensorSettings Settings = new(TestPattern.ColorSquares100, VerticalFlip: true);

    protected override string Topology => EmittedTopology.Formats;

    [Test]
    public async Task Only_such_a_capture_has_the_interface_for_planes()
    {
        var capabilities = await MustAsync(WithNodes("v4l2-ctl -d <Scaled Capture> -D; v4l2-ctl -d <Raw Capture> -D"));

        Assert.That(capabilities.Split("Driver Info")[1], Does.Contain("Video Capture Multiplanar\n"));
        Assert.That(capabilities.Split("Driver Info")[2], Does.Not.Contain("Multiplanar"));
    }

    [Test]
    public async Task Luma_and_chroma_have_a_plane_each()
    {
        await PlayAsync($"open n <Scaled Capture>\nsize n {Width} {Height} NM12");

        var format = await MustAsync(WithNodes("v4l2-ctl -d <Scaled Capture> -V"));
        Assert.That(format, Does.Match(@"Pixel Format\s*: 'NM12'").And.Match(@"Number of planes\s*: 2\n"));
        Assert.That(format, Does.Match($@"Size Image\s*: {Width * Height}\n").And.Match($@"Size Image\s*: {Width * Height / 2}\n"));
    }

    [Test]
    public async Task Frames_are_right_in_memory_of_every_kind([Values("mmap", "userptr", "dmabuf")] string memory)
    {
        var script = new FrameScript().Do("open s <Mono Sensor>\nopen c <Scaler>");
        foreach (var source in new[] { PixelFormats.Rgb24, PixelFormats.Bgr24 })
        {
            script.Do(Prepare(source))
                .Do($"open a <Scaled Capture>\nsize a {Width} {Height} NM12")
                .Do($"request a {memory} 2\nqueue a all\nstart a")
                .Expect('a', $"{source}", Expected(source, PixelFormats.Find("NV12M")))
                .Stop('a');
        }

        await VerifyAsync(script);
    }

    [Test]
    public async Task Formats_of_one_plane_are_right_too()
    {
        var script = new FrameScript().Do("open s <Mono Sensor>\nopen c <Scaler>");
        foreach (var (source, stored) in new[] { ("RGB24", "RGB24"), ("RGB24", "NV12"), ("BGR24", "YUYV"), ("Y12", "Y12") })
        {
            var format = PixelFormats.Find(stored);
            script.Do(Prepare(PixelFormats.Find(source)))
                .Do($"open a <Scaled Capture>\nsize a {Width} {Height} {format.FourCC}")
                .Start('a')
                .Expect('a', stored, Expected(PixelFormats.Find(source), format))
                .Stop('a');
        }

        await VerifyAsync(script);
    }

    [Test]
    public async Task Every_byte_of_both_planes_is_written()
    {
        var script = new StringBuilder("open s <Mono Sensor>\nopen c <Scaler>\n");
        script.Append(Prepare(PixelFormats.Rgb24));

        var transcript = await PlayAsync(
            $"{script}\nopen a <Scaled Capture>\nsize a {Width} {Height} NM12\ncover a 2");

        Assert.That(
            transcript.OutputOf("cover ").Count(line => line.StartsWith("covered ", StringComparison.Ordinal)),
            Is.EqualTo(2));
    }

    [Test]
    public async Task Lines_of_both_planes_are_as_long_as_asked_for()
    {
        const byte unwritten = 0xa5;
        const int padded = 160;
        await PlayAsync(
            $"""
            open s <Mono Sensor>
            open c <Scaler>
            {Prepare(PixelFormats.Rgb24)}
            open a <Scaled Capture>
            size a {Width} {Height} NM12 1 {padded}
            request a mmap 2
            queue a all
            start a
            cycle a 3
            take a 1
            save a {FrameScript.SavedFrames}
            """);

        var saved = await ReadBytesAsync(FrameScript.SavedFrames);
        var expected = Expected(PixelFormats.Rgb24, PixelFormats.Find("NV12M")).Bytes.Chunk(Width)
            .SelectMany(row => row.Concat(Enumerable.Repeat(unwritten, padded - Width)))
            .ToArray();
        Assert.That(saved, Has.Length.EqualTo(expected.Length));
        Assert.That(saved.AsSpan().CommonPrefixLength(expected), Is.EqualTo(expected.Length), "first byte that differs");
    }

    // A larger frame than the capture's, so that the scaler has something to do.
    private static string Prepare(PixelFormat format)
    {
        var bus = MediaBusFormats.Of(format);
        return
            $"""
            {SensorCommands.Prepare('s', 120, 70, bus)}
            {SensorCommands.Apply('s', Settings)}
            pad c 0 120 70 {bus.Code}
            pad c 1 {Width} {Height} {bus.Code}
            """;
    }

    private static Frame Expected(PixelFormat source, PixelFormat stored) =>
        Storage.Convert(Scaler.Process(Sensor.Capture(Settings, 120, 70, source), Width, Height), stored);
}
