using System.Text.RegularExpressions;
using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Ring;
using Vimc.Reference;

namespace Vimc.Guest.Tests.Captures;

/// <summary>Formats: which are enumerated, what becomes of sizes, where a crop may be.</summary>
internal sealed partial class FormatTests : GuestTest
{
    private const string SizeRange = "16x16 - 4096x2160";

    [Test]
    public async Task A_sensor_offers_every_media_bus_format()
    {
        Assert.That(
            await CodesOfAsync("Sensor A", 0), Is.EquivalentTo(MediaBusFormats.All.Select(format => format.Code)));
    }

    [Test]
    public async Task A_debayer_takes_linear_bayer_and_gives_colours_of_three_bytes()
    {
        Assert.That(
            await CodesOfAsync("Debayer A", 0),
            Is.EquivalentTo(MediaBusFormats.LinearBayer.Select(format => format.Code)));
        Assert.That(
            await CodesOfAsync("Debayer A", 1),
            Is.EquivalentTo(MediaBusFormats.Color24.Select(format => format.Code)));
    }

    [Test]
    public async Task A_scaler_takes_and_gives_colours([Values(0, 1)] int pad)
    {
        var codes = await CodesOfAsync("Scaler", pad);
        var expected = MediaBusFormats.Color.Select(format => format.Code).ToList();

        // The source pad gives what the sink pad takes in, so it may offer just that.
        Assert.That(codes, pad == 0 ? Is.EquivalentTo(expected) : Is.SubsetOf(expected).And.Not.Empty);
    }

    [Test]
    public async Task Every_offered_format_can_be_set()
    {
        var cases = new (string Entity, int Pad, IReadOnlyList<MediaBusFormat> Formats)[]
        {
            ("Sensor A", 0, MediaBusFormats.All),
            ("Debayer A", 0, MediaBusFormats.LinearBayer),
            ("Debayer A", 1, MediaBusFormats.Color24),
            ("Scaler", 0, MediaBusFormats.Color),
        };
        foreach (var (entity, pad, formats) in cases)
        {
            var lines = formats.Select(format => $"pad n {pad} 64 48 {format.Code}\nformat n {pad}\n");
            var transcript = await PlayAsync($"open n <{entity}>\n{string.Concat(lines)}");

            Assert.That(
                transcript.OutputOf("format "),
                Is.EqualTo(formats.Select(format => $"format 64x48 code 0x{format.Code:x} field 1")),
                $"{entity}:{pad}");
        }
    }

    [Test]
    public async Task A_capture_offers_every_pixel_format_or_those_of_a_media_bus_format()
    {
        var all = FourCCs(await MustAsync(WithNodes("v4l2-ctl -d <Raw Capture 0> --list-formats")));
        Assert.That(all, Is.EquivalentTo(PixelFormats.InTree.Select(format => format.FourCC)));

        var commands = MediaBusFormats.All
            .Select(format => $"v4l2-ctl -d <Raw Capture 0> --list-formats={format.Code}");
        var filtered = FourCCs(await MustAsync(WithNodes(string.Join('\n', commands))));
        Assert.That(filtered, Is.EqualTo(MediaBusFormats.All.Select(format => format.PixelFormat.FourCC)));
    }

    [Test]
    public async Task Sizes_range_from_16x16_to_4096x2160()
    {
        var sensor = WithNodes("v4l2-ctl -d <Sensor A> --list-subdev-framesizes pad=0,code=0x3014");
        var scaler = WithNodes("v4l2-ctl -d <Scaler> --list-subdev-framesizes pad=1,code=0x100a");
        var capture = WithNodes("v4l2-ctl -d <Raw Capture 0> --list-framesizes RGGB");

        foreach (var command in new[] { sensor, scaler, capture })
            Assert.That(await MustAsync(command), Does.Contain(SizeRange), command);
    }

    [TestCase(0u, 0u, "16x16")]
    [TestCase(17u, 33u, "16x32")]
    [TestCase(641u, 479u, "640x478")]
    [TestCase(uint.MaxValue, uint.MaxValue, "4096x2160")]
    public async Task Sizes_are_clamped_and_made_even(uint width, uint height, string expected)
    {
        foreach (var (entity, pad, code) in new[]
        {
            ("Sensor A", 0, 0x3014), ("Debayer A", 0, 0x3014), ("Scaler", 0, 0x100a), ("Scaler", 1, 0x100a),
        })
        {
            await PlayAsync($"open n <{entity}>\npad n {pad} {width} {height} {code}");
            Assert.That(await FormatOfAsync(entity, pad), Does.StartWith($"{expected} "), $"{entity}:{pad}");
        }

        await PlayAsync($"open n <Raw Capture 0>\nsize n {width} {height} RGGB");
        var captured = await MustAsync(WithNodes("v4l2-ctl -d <Raw Capture 0> -V"));
        Assert.That(captured, Does.Contain($": {expected.Replace('x', '/')}\n"));
    }

    [Test]
    public async Task An_unknown_format_becomes_the_one_the_topology_gives()
    {
        await PlayAsync(
            """
            open s <Sensor A>
            pad s 0 640 480 0x2001
            open d <Debayer A>
            pad d 0 640 480 0x100a
            open c <Scaler>
            pad c 0 640 480 0x3014
            """);

        foreach (var (entity, code) in new[] { ("Sensor A", "0x3014"), ("Debayer A", "0x3014"), ("Scaler", "0x100a") })
            Assert.That(await FormatOfAsync(entity, 0), Is.EqualTo($"640x480 code {code} field 1"), entity);
    }

    [Test]
    public async Task A_pad_that_does_not_exist_has_no_format()
    {
        await PlayAsync(
            """
            open s <Sensor A>
            pad s 1 640 480 0x3014 => EINVAL
            open c <Scaler>
            pad c 2 640 480 0x100a => EINVAL
            crop c 1 0 0 64 64 => EINVAL
            """);
    }

    [TestCase("0 0 640 480", "Left 0, Top 0, Width 640, Height 480")]
    [TestCase("100 50 33 17", "Left 100, Top 50, Width 33, Height 17")]
    [TestCase("0 0 1 1", "Left 0, Top 0, Width 16, Height 16")]
    [TestCase("600 470 100 100", "Left 540, Top 380, Width 100, Height 100")]
    [TestCase("-5 -9 4000 3000", "Left 0, Top 0, Width 640, Height 480")]
    public async Task A_crop_stays_inside_the_frame(string wanted, string expected)
    {
        await PlayAsync($"open c <Scaler>\ncrop c 0 {wanted}");

        var crop = await MustAsync(WithNodes("v4l2-ctl -d <Scaler> --get-subdev-selection pad=0,target=crop"));
        var bounds = await MustAsync(WithNodes("v4l2-ctl -d <Scaler> --get-subdev-selection pad=0,target=crop_bounds"));
        Assert.That(crop, Does.Contain(expected));
        Assert.That(bounds, Does.Contain("Left 0, Top 0, Width 640, Height 480"));
    }

    [Test]
    public async Task The_format_of_a_sink_pad_resets_crop_and_source()
    {
        await PlayAsync("open c <Scaler>\ncrop c 0 100 50 64 64\npad c 1 320 240 0x100a\npad c 0 800 600 0x1013");

        var crop = await MustAsync(WithNodes("v4l2-ctl -d <Scaler> --get-subdev-selection pad=0,target=crop"));
        Assert.That(crop, Does.Contain("Left 0, Top 0, Width 800, Height 600"));
        Assert.That(await FormatOfAsync("Scaler", 1), Is.EqualTo("800x600 code 0x1013 field 1"));
    }

    private async Task<IEnumerable<int>> CodesOfAsync(string entity, int pad)
    {
        var transcript = await PlayAsync($"open n <{entity}>\ncodes n {pad}");
        return transcript.OutputOf("codes ").Select(line => Convert.ToInt32(line["code ".Length..], 16));
    }

    private static IEnumerable<string> FourCCs(string listed) =>
        FourCC().Matches(listed).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"\[\d+\]: '(....)'")]
    private static partial Regex FourCC();
}
