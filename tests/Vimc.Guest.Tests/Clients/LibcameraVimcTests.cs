using System.Text.RegularExpressions;
using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Ring;
using Vimc.Reference;

namespace Vimc.Guest.Tests.Clients;

/// <summary>
/// The default topology, which libcamera's vimc pipeline handler drives: Sensor B, Debayer B, Scaler and RGB/YUV
/// Capture.
/// </summary>
internal sealed partial class LibcameraVimcTests() : LibcameraClientTest("Sensor B")
{
    private const int Window = 3;

    [TestCase("viewfinder", 100)]
    [TestCase("still", 5)]
    [TestCase("video", 5)]
    public async Task Every_role_streams(string role, int count) =>
        Assert.That(await CaptureAsync($"-s role={role}", count), Has.All.EqualTo(1920 * 1080 * 3));

    // libcamera's names tell the order in a word, those of V4L2 that in memory.
    [TestCase("RGB888", "BGR24")]
    [TestCase("BGR888", "RGB24")]
    public async Task Its_pictures_are_those_of_the_sensor(string format, string pixelFormat)
    {
        await CaptureAsync($"-s width=960,height=540,pixelformat={format} -F/tmp/frame-#.bin", 3);

        var expected = await ExpectedAsync(PixelFormats.Find(pixelFormat));
        var frame = await ReadLastFrameAsync();
        Assert.That((expected.Width, expected.Height), Is.EqualTo((960, 540)));
        Assert.That(FrameComparison.Difference(frame, [expected]), Is.Null);
    }

    [Test]
    [GuestTimeLimit(600)]
    public async Task Every_size_it_offers_streams()
    {
        var offered = await RunAsync("cam -c1 -I");
        var sizes = Size().Matches(offered).Select(size => size.Groups[1].Value).Distinct().ToList();

        Assert.That(sizes, Has.Count.GreaterThan(10), offered);
        foreach (var size in sizes.Select(size => size.Split('x')))
            await CaptureAsync($"-s width={size[0]},height={size[1]}", 1);
    }

    // Sizes of sensor and debayer are libcamera's choice, and not the same in all versions.
    private async Task<Frame> ExpectedAsync(PixelFormat color)
    {
        var sensor = await PadAsync("Sensor B", 0);
        var output = await PadAsync("Scaler", 1);
        var bayer = MediaBusFormats.All.Single(bus => bus.Code == sensor.Code).PixelFormat;
        var raw = Sensor.Capture(new SensorSettings(), sensor.Width, sensor.Height, bayer);
        return Scaler.Process(Debayer.Process(raw, Window, color), output.Width, output.Height);
    }

    private async Task<(int Width, int Height, int Code)> PadAsync(string entity, int pad)
    {
        var format = PadFormat().Match(await FormatOfAsync(entity, pad));
        return (
            int.Parse(format.Groups[1].Value), int.Parse(format.Groups[2].Value),
            Convert.ToInt32(format.Groups[3].Value, 16));
    }

    [GeneratedRegex(@"^(\d+)x(\d+) code 0x([0-9a-f]+) ")]
    private static partial Regex PadFormat();

    [GeneratedRegex(@"^ +- (\d+x\d+)$", RegexOptions.Multiline)]
    private static partial Regex Size();
}
