using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Ring;
using Vimc.Reference;

namespace Vimc.Guest.Tests.Pixels;

/// <summary>Frames that a capture stores in another format than the one that arrives, byte for byte.</summary>
internal sealed class ConvertedFrameTests : GuestTest
{
    // The second one is not a whole number of packed groups.
    private static readonly (int Width, int Height)[] Sizes = [(96, 50), (98, 34)];

    // Rows that repeat themselves, that do now and then, and that never do.
    private static readonly SensorSettings[] Settings =
    [
        new(TestPattern.ColorBar75), new(TestPattern.ColorSquares100, HorizontalFlip: true),
        new(TestPattern.Checkers16, VerticalFlip: true), new(TestPattern.Cross10), new(TestPattern.Checkers1),
        new(TestPattern.GrayRamp),
    ];

    protected override string Topology => EmittedTopology.Formats;

    [Test]
    public async Task Raw_samples_are_packed([Values(10, 12)] int depth)
    {
        await MustAsync("""media-ctl -d platform:vimc -l '"Raw Sensor":0->"Debayer":0[0]'""");
        var script = new FrameScript().Do("open s <Raw Sensor>");
        foreach (var format in MediaBusFormats.LinearBayer.Where(format => format.PixelFormat.Depth == depth))
            foreach (var size in Sizes)
                ExpectAll(script, "Raw Capture", format, PixelFormats.Find($"{format.PixelFormat}P"), size);

        await VerifyAsync(script);
    }

    [Test]
    public async Task Colours_are_stored_in_two_bytes_and_in_four(
        [Values("RGB565", "XRGB32", "XBGR32", "RGBX32", "BGRX32")] string name)
    {
        await MustAsync("""media-ctl -d platform:vimc -l '"Raw Sensor":0->"Debayer":0[0]'""");
        var script = new FrameScript().Do("open s <Raw Sensor>");
        foreach (var source in new[] { PixelFormats.Rgb24, PixelFormats.Bgr24 })
            foreach (var size in Sizes)
                ExpectAll(script, "Raw Capture", MediaBusFormats.Of(source), PixelFormats.Find(name), size);

        await VerifyAsync(script);
    }

    [Test]
    public async Task Pixels_share_their_chroma([Values("YUYV", "UYVY", "NV12")] string name)
    {
        await MustAsync("""media-ctl -d platform:vimc -l '"Raw Sensor":0->"Debayer":0[0]'""");
        var script = new FrameScript().Do("open s <Raw Sensor>");
        foreach (var source in new[] { PixelFormats.Rgb24, PixelFormats.Bgr24 })
            foreach (var size in Sizes)
                ExpectAll(script, "Raw Capture", MediaBusFormats.Of(source), PixelFormats.Find(name), size);

        await VerifyAsync(script);
    }

    [TestCase("default", "default", YCbCrEncoding.Bt601, false)]
    [TestCase("601", "full-range", YCbCrEncoding.Bt601, true)]
    [TestCase("709", "default", YCbCrEncoding.Bt709, false)]
    [TestCase("709", "full-range", YCbCrEncoding.Bt709, true)]
    [TestCase("xv709", "full-range", YCbCrEncoding.Bt709, false)]
    [TestCase("bt2020", "lim-range", YCbCrEncoding.Bt2020, false)]
    [TestCase("bt2020c", "default", YCbCrEncoding.Bt601, false)]
    [TestCase("smpte240m", "full-range", YCbCrEncoding.Smpte240M, true)]
    public async Task The_capture_chooses_matrix_and_range(
        string encoding, string quantization, YCbCrEncoding matrix, bool isFullRange)
    {
        var settings = new SensorSettings(TestPattern.ColorSquares100);
        var raw = Sensor.Capture(settings, 96, 50, PixelFormats.Find("SRGGB8"));
        var colors = Debayer.Process(raw, 3, PixelFormats.Rgb24);
        var yuyv = PixelFormats.Find("YUYV");
        await MustAsync(WithNodes(
            $"v4l2-ctl -d <Colour Capture> -v width=96,height=50,pixelformat=YUYV,ycbcr={encoding},quantization={quantization}"));

        await VerifyAsync(new FrameScript()
            .Do("open s <Raw Sensor>\nopen d <Debayer>\nopen r <Raw Capture>")
            .Do(SensorCommands.Prepare('s', 96, 50, MediaBusFormats.Of(raw.Format)))
            .Do(SensorCommands.Apply('s', settings))
            .Do($"pad d 0 96 50 {MediaBusFormats.Of(raw.Format).Code}\nsize r 96 50 RGGB\nopen a <Colour Capture>")
            .Start('a')
            .Expect('a', $"{matrix}", Storage.Convert(colors, yuyv, new YCbCr(matrix, isFullRange))));
    }

    [Test]
    public async Task Captures_of_one_sensor_store_it_each_in_its_own_way()
    {
        var settings = new SensorSettings(TestPattern.ColorSquares100, HorizontalFlip: true);
        var raw = Sensor.Capture(settings, 98, 50, PixelFormats.Find("SGRBG10"));
        var packed = PixelFormats.Find("SGRBG10P");
        var nv12 = PixelFormats.Find("NV12");

        await VerifyAsync(new FrameScript()
            .Do("open s <Raw Sensor>\nopen d <Debayer>")
            .Do(SensorCommands.Prepare('s', 98, 50, MediaBusFormats.Of(raw.Format)))
            .Do(SensorCommands.Apply('s', settings))
            .Do($"pad d 0 98 50 {MediaBusFormats.Of(raw.Format).Code}\ncontrol d {ControlId.WindowSize} 5")
            .Do($"open r <Raw Capture>\nsize r 98 50 {packed.FourCC}\nopen a <Colour Capture>\nsize a 98 50 NV12")
            .Start('a')
            .Start('r')
            .Expect('a', "NV12", Storage.Convert(Debayer.Process(raw, 5, PixelFormats.Rgb24), nv12))
            .Expect('r', "packed", Storage.Convert(raw, packed))
            .Expect('a', "NV12 again", Storage.Convert(Debayer.Process(raw, 5, PixelFormats.Rgb24), nv12)));
    }

    [Test]
    public async Task Every_byte_of_a_frame_is_written()
    {
        var script = new System.Text.StringBuilder();
        foreach (var format in PixelFormats.Further
            .Where(format => Storage.CanConvert(PixelFormats.Rgb24, format) && !format.IsMultiPlanar))
            script.Append($"open a <Colour Capture>\nsize a 98 50 {format.FourCC}\ncover a 2\nclose a\n");

        await PlayAsync(
            $"""
            open s <Raw Sensor>
            {SensorCommands.Prepare('s', 98, 50, MediaBusFormats.Of(PixelFormats.Find("SRGGB8")))}
            open d <Debayer>
            pad d 0 98 50 0x3014
            open r <Raw Capture>
            size r 98 50 RGGB
            {script}
            """);
    }

    private static void ExpectAll(
        FrameScript script, string capture, MediaBusFormat bus, PixelFormat format, (int Width, int Height) size)
    {
        script.Do(SensorCommands.Prepare('s', size.Width, size.Height, bus))
            .Do($"open a <{capture}>\nsize a {size.Width} {size.Height} {format.FourCC}")
            .Start('a');
        foreach (var settings in Settings)
        {
            var arriving = Sensor.Capture(settings, size.Width, size.Height, bus.PixelFormat);
            script.Do(SensorCommands.Apply('s', settings))
                .Expect('a', $"{settings.Pattern} {format} {size}", Storage.Convert(arriving, format));
        }

        script.Stop('a');
    }
}
