using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Ring;
using Vimc.Reference;

namespace Vimc.Guest.Tests.Clients;

/// <summary>
/// A raw sensor and a capture under the name of another driver, which libcamera's simple pipeline handler drives. It
/// looks at the sensor as at any other: what it does not believe, it says.
/// </summary>
internal sealed class LibcameraSimpleTests() : LibcameraClientTest("Sensor")
{
    // libcamera takes the largest of a range for the only one.
    private const int Width = 4096;
    private const int Height = 2160;

    protected override string Topology => EmittedTopology.Simple;

    [TestCase("SRGGB8")]
    [TestCase("SGRBG10")]
    public async Task Its_pictures_are_those_of_the_sensor(string format)
    {
        var sizes = await CaptureAsync($"-s pixelformat={format} -F/tmp/frame-#.bin", 3);

        var expected = Sensor.Capture(new SensorSettings(), Width, Height, PixelFormats.Find(format));
        Assert.That(sizes, Has.All.EqualTo(expected.Bytes.Length));
        var frame = await ReadLastFrameAsync();
        Assert.That(FrameComparison.Difference(frame, [expected]), Is.Null);
    }

    [Test]
    public async Task A_hundred_frames_come() =>
        Assert.That(await CaptureAsync("-s pixelformat=SRGGB8", 100), Has.All.EqualTo(Width * Height));

    [Test]
    public async Task What_it_knows_of_the_sensor_is_true()
    {
        var properties = await RunAsync("cam -c1 -p");

        Assert.That(properties, Does.Contain("Model = Sensor\n").And.Contain($"PixelArraySize = {Width}x{Height}\n"));
        Assert.That(properties, Does.Match($@"PixelArrayActiveAreas = \[ \(0, 0\)/{Width}x{Height} \]"));
        Assert.That(properties, Does.Match(@"Rotation = 0\n").And.Match(@"Location = .+\n"));
    }
}
