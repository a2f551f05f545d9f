using System.Text;
using System.Text.RegularExpressions;
using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Hostile;
using Vimc.Guest.Tests.Ring;
using Vimc.Reference;

namespace Vimc.Guest.Tests.Pixels;

/// <summary>Formats that the in-tree driver has not: who offers them, and their frames, byte for byte.</summary>
internal sealed partial class FurtherFormatTests : GuestTest
{
    private const int Width = 98;
    private const int Height = 50;

    private static readonly MediaBusFormat Rgb888 = MediaBusFormats.Of(PixelFormats.Rgb24);

    protected override string Topology => EmittedTopology.Formats;

    [Test]
    public async Task A_sensor_offers_what_the_topology_asks_for_besides()
    {
        var transcript = await PlayAsync("open n <Raw Sensor>\ncodes n 0");

        Assert.That(
            transcript.OutputOf("codes ").Select(line => Convert.ToInt32(line["code ".Length..], 16)),
            Is.EquivalentTo(MediaBusFormats.All.Concat(MediaBusFormats.Further).Select(format => format.Code)));
    }

    [Test]
    public async Task A_capture_offers_only_what_can_get_there()
    {
        var graph = Loaded.Topology.ReadGraph();
        foreach (var capture in graph.Entities.Where(entity => entity.PixelFormat is not null))
        {
            var further = (capture.FurtherFormats ?? []).Select(macro => PixelFormats.Find(macro["V4L2_PIX_FMT_".Length..]));
            Assert.That(
                FourCCs(await MustAsync(WithNodes($"v4l2-ctl -d <{capture.Name}> --list-formats"))),
                Is.EquivalentTo(PixelFormats.InTree.Concat(further).Select(format => format.FourCC)),
                capture.Name);
        }
    }

    [Test]
    public async Task A_capture_offers_what_a_media_bus_format_is_stored_as_if_it_can_get_there()
    {
        foreach (var (capture, can) in new (string, Func<MediaBusFormat, bool>)[]
        {
            ("Raw Capture", _ => true),
            ("Colour Capture", _ => false),
            ("Scaled Capture", format => format.PixelFormat.Encoding == PixelEncoding.Mono),
        })
        {
            var commands = MediaBusFormats.Further
                .Select(format => $"v4l2-ctl -d <{capture}> --list-formats={format.Code}");
            Assert.That(
                FourCCs(await MustAsync(WithNodes(string.Join('\n', commands)))),
                Is.EqualTo(MediaBusFormats.Further.Where(can).Select(format => format.PixelFormat.FourCC)),
                capture);
        }
    }

    [Test]
    public async Task A_capture_offers_all_that_a_media_bus_format_can_be_converted_to()
    {
        foreach (var (capture, bus) in new[]
        {
            ("Raw Capture", "SGBRG10"), ("Raw Capture", "SRGGB12"), ("Raw Capture", "SRGGB8"), ("Raw Capture", "RGB24"),
            ("Colour Capture", "BGR24"), ("Scaled Capture", "RGB24"), ("Scaled Capture", "ARGB32"),
        })
        {
            var source = PixelFormats.Find(bus);
            Assert.That(
                FourCCs(await MustAsync(WithNodes(
                    $"v4l2-ctl -d <{capture}> --list-formats={MediaBusFormats.Of(source).Code}"))),
                Is.EquivalentTo(PixelFormats.All.Where(format => Storage.CanConvert(source, format))
                    .Where(format => !format.IsMultiPlanar || capture == "Scaled Capture")
                    .Select(format => format.FourCC)),
                $"{capture} {bus}");
        }
    }

    [Test]
    public async Task A_format_that_cannot_get_there_becomes_another()
    {
        await PlayAsync("open n <Colour Capture>\nsize n 640 480 Y12");

        Assert.That(await MustAsync(WithNodes("v4l2-ctl -d <Colour Capture> -V")), Does.Contain("'RGB3'"));
    }

    [Test]
    public async Task Every_media_bus_format_carries_the_pattern()
    {
        await DisableDebayerAsync();
        var script = new FrameScript().Do("open s <Raw Sensor>");
        foreach (var format in MediaBusFormats.Further)
        {
            script.Do(SensorCommands.Prepare('s', Width, Height, format))
                .Do($"open a <Raw Capture>\nsize a {Width} {Height} {format.PixelFormat.FourCC}")
                .Start('a');
            foreach (var settings in Settings())
                script.Do(SensorCommands.Apply('s', settings))
                    .Expect('a', $"{settings} {format}", Sensor.Capture(settings, Width, Height, format.PixelFormat));
            script.Stop('a');
        }

        await VerifyAsync(script);
    }

    [Test]
    public async Task Samples_grow_with_exposure_up_to_white([Values("GREY", "Y12", "Y16", "SRGGB14", "SGBRG16")] string name)
    {
        await DisableDebayerAsync();
        var format = PixelFormats.Find(name);
        var script = new FrameScript().Do("open s <Raw Sensor>")
            .Do(SensorCommands.Prepare('s', Width, Height, MediaBusFormats.Of(format)))
            .Do($"control s {ControlId.TestPattern} {(int)TestPattern.GrayRamp}")
            .Do($"open a <Raw Capture>\nsize a {Width} {Height} {format.FourCC}")
            .Start('a');
        foreach (var exposure in new[] { 1, 17, Height, 3000 })
        {
            var settings = new SensorSettings(TestPattern.GrayRamp, Exposure: exposure);
            script.Do($"control s {ControlId.VerticalBlanking} 4000\ncontrol s {ControlId.Exposure} {exposure}")
                .Do("cycle a 3")
                .Expect('a', $"{name} {exposure}", Sensor.Capture(settings, Width, Height, format));
        }

        await VerifyAsync(script);
    }

    [Test]
    public async Task Deep_bayer_is_debayered_with_every_kind_of_window()
    {
        var settings = new SensorSettings(TestPattern.GrayRamp);
        var script = new FrameScript().Do("open s <Raw Sensor>\nopen d <Debayer>\nopen r <Raw Capture>");
        foreach (var format in MediaBusFormats.Further.Where(format => format.PixelFormat.IsBayer))
        {
            var raw = Sensor.Capture(settings, 66, 34, format.PixelFormat);
            script.Do(SensorCommands.Prepare('s', 66, 34, format))
                .Do(SensorCommands.Apply('s', settings))
                .Do($"pad d 0 66 34 {format.Code}\npad d 1 66 34 {Rgb888.Code}")
                .Do($"size r 66 34 {format.PixelFormat.FourCC}")
                .Do("open a <Colour Capture>\nsize a 66 34 RGB3")
                .Start('a');
            foreach (var window in new[] { 1, 3, 9, 25 })
                script.Do($"control d {ControlId.WindowSize} {window}")
                    .Expect('a', $"{format} window {window}", Debayer.Process(raw, window, PixelFormats.Rgb24));
            script.Stop('a');
        }

        await VerifyAsync(script);
    }

    [Test]
    public async Task Mono_is_cropped_and_scaled_to_the_nearest_pixel()
    {
        var crop = new CropRectangle(7, 5, 61, 33);
        var settings = new SensorSettings(TestPattern.GrayRamp, HorizontalFlip: true);
        var script = new FrameScript().Do("open s <Mono Sensor>\nopen c <Scaler>");
        foreach (var format in MediaBusFormats.Further.Where(format => !format.PixelFormat.IsBayer))
        {
            var whole = Sensor.Capture(settings, Width, Height, format.PixelFormat);
            script.Do(SensorCommands.Prepare('s', Width, Height, format))
                .Do(SensorCommands.Apply('s', settings))
                .Do($"pad c 0 {Width} {Height} {format.Code}")
                .Do($"crop c 0 {crop.Left} {crop.Top} {crop.Width} {crop.Height}")
                .Do($"pad c 1 150 20 {format.Code}")
                .Do($"open a <Scaled Capture>\nsize a 150 20 {format.PixelFormat.FourCC}")
                .Start('a')
                .Expect('a', format.Name, Scaler.Process(whole, crop, 150, 20))
                .Stop('a');
        }

        await VerifyAsync(script);
    }

    [Test]
    public async Task Every_byte_of_a_frame_is_written()
    {
        await DisableDebayerAsync();
        var script = new StringBuilder("open s <Raw Sensor>\n");
        foreach (var format in MediaBusFormats.Further)
            foreach (var field in new[] { 1, 2, 5 })
                script.Append(RawFrameScripts.Cover("Raw Capture", Width, Height, format, field)).Append('\n');

        var transcript = await PlayAsync(script.ToString());

        var covered = transcript.OutputOf("cover ").Count(line => line.StartsWith("covered ", StringComparison.Ordinal));
        Assert.That(covered, Is.EqualTo(3 * MediaBusFormats.Further.Count));
    }

    // It takes Bayer of no more than one format at a time, and would keep all others from the capture beside it.
    private Task<string> DisableDebayerAsync() => MustAsync("""media-ctl -d platform:vimc -l '"Raw Sensor":0->"Debayer":0[0]'""");

    private static IEnumerable<SensorSettings> Settings() =>
    [
        new(TestPattern.ColorBar75), new(TestPattern.ColorSquares100, VerticalFlip: true),
        new(TestPattern.GrayRamp, HorizontalFlip: true), new(TestPattern.ColorBar100, Contrast: 100, Brightness: 140),
    ];

    private static IEnumerable<string> FourCCs(string listed) =>
        FourCC().Matches(listed).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"\[\d+\]: '(....)'")]
    private static partial Regex FourCC();
}
