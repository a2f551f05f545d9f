using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Ring;
using Vimc.Reference;

namespace Vimc.Guest.Tests.Sensors;

/// <summary>
/// A sensor whose flips move the Bayer pattern: the media bus code follows, and so must whoever is behind it.
/// </summary>
internal sealed class FlippedLayoutTests : GuestTest
{
    private const int Window = 3;
    private const int Width = 98;
    private const int Height = 50;

    // Of the sensor as loaded, which is SBGGR8, by its flips.
    private static readonly (bool Horizontal, bool Vertical, string Format)[] Layouts =
    [
        (false, false, "SBGGR8"), (true, false, "SGBRG8"), (false, true, "SGRBG8"), (true, true, "SRGGB8"),
    ];

    protected override string Topology => EmittedTopology.Studio;

    [Test]
    public async Task The_code_follows_the_flips()
    {
        foreach (var (horizontal, vertical, format) in Layouts)
        {
            await PlayAsync($"open z <Desk Sensor>\n{Flip(horizontal, vertical)}");

            Assert.That(await FormatOfAsync("Desk Sensor", 0), Does.Contain($"code {CodeOf(format)} "), format);
        }
    }

    [TestCase("SGRBG10", "SRGGB10")]
    [TestCase("SRGGB12", "SGRBG12")]
    [TestCase("SBGGR10ALAW8", "SGBRG10ALAW8")]
    [TestCase("SGBRG10DPCM8", "SBGGR10DPCM8")]
    [TestCase("RGB24", "RGB24")]
    [TestCase("ARGB32", "ARGB32")]
    public async Task Depth_and_encoding_stay(string before, string after)
    {
        await PlayAsync(
            $"""
            open z <Desk Sensor>
            pad z 0 640 480 {MediaBusFormats.Of(PixelFormats.Find(before)).Code}
            {Flip(true, false)}
            """);

        Assert.That(await FormatOfAsync("Desk Sensor", 0), Does.Contain($"code {CodeOf(after)} "));
    }

    [Test]
    public async Task A_code_that_is_set_is_the_one_with_the_flips_there_are()
    {
        foreach (var (horizontal, vertical, _) in Layouts)
        {
            await PlayAsync(
                $"""
                open z <Desk Sensor>
                {Flip(horizontal, vertical)}
                pad z 0 640 480 {MediaBusFormats.Of(PixelFormats.Find("SGRBG12")).Code}
                """);

            Assert.That(await FormatOfAsync("Desk Sensor", 0), Does.Contain($"code {CodeOf("SGRBG12")} "));
        }
    }

    [Test]
    public async Task Frames_are_flipped_and_have_the_colours_that_the_code_says()
    {
        var script = new FrameScript().Do(
            """
            open z <Desk Sensor>
            open y <Desk Debayer>
            open c <Desk Capture>
            """);
        foreach (var (horizontal, vertical, format) in Layouts)
        {
            var settings = new SensorSettings(HorizontalFlip: horizontal, VerticalFlip: vertical);
            var bus = MediaBusFormats.Of(PixelFormats.Find(format));
            var raw = Sensor.Capture(settings, Width, Height, bus.PixelFormat);
            script
                .Do(SensorCommands.Apply('z', settings))
                .Do(SensorCommands.Prepare('z', Width, Height, bus))
                .Do($"pad y 0 {Width} {Height} {bus.Code}\nsize c {Width} {Height} {PixelFormats.Bgr24.FourCC}")
                .Start('c')
                .Expect('c', format, Debayer.Process(raw, Window, PixelFormats.Bgr24))
                .Do("stop c\nrequest c mmap 0");
        }

        await VerifyAsync(script);
    }

    [Test]
    public async Task Behind_a_flip_nothing_streams_until_it_has_the_new_code() => await PlayAsync(
        $"""
        open z <Desk Sensor>
        open y <Desk Debayer>
        open c <Desk Capture>
        request c mmap 2
        queue c all
        {Flip(true, false)}
        start c => EPIPE
        pad y 0 1024 768 {MediaBusFormats.Of(PixelFormats.Find("SGBRG8")).Code}
        start c
        take c 1
        """);

    [Test]
    public async Task While_a_stream_relies_on_the_code_nobody_flips() => await PlayAsync(
        $"""
        open z <Desk Sensor>
        open c <Desk Capture>
        request c mmap 2
        queue c all
        start c
        control z {ControlId.HorizontalFlip} 1 => EBUSY
        control z {ControlId.VerticalFlip} 1 => EBUSY
        control z {ControlId.Brightness} 90
        stop c
        {Flip(true, true)}
        """);

    [Test]
    public async Task Only_controls_that_do_it_say_that_they_modify_the_layout()
    {
        var desk = await MustAsync(WithNodes("v4l2-ctl -d <Desk Sensor> -l"));
        var wide = await MustAsync(WithNodes("v4l2-ctl -d <Wide Sensor> -l"));

        var marked = desk.Split('\n').Where(line => line.Contains("modify-layout", StringComparison.Ordinal)).ToList();
        Assert.That(marked, Has.Count.EqualTo(2));
        Assert.That(marked, Has.All.Contain("_flip"));
        Assert.That(wide, Does.Contain("horizontal_flip").And.Not.Contains("modify-layout"));
    }

    private static string Flip(bool horizontal, bool vertical) =>
        $"""
        control z {ControlId.HorizontalFlip} {(horizontal ? 1 : 0)}
        control z {ControlId.VerticalFlip} {(vertical ? 1 : 0)}
        """;

    private static string CodeOf(string format) => $"0x{MediaBusFormats.Of(PixelFormats.Find(format)).Code:x4}";
}
