using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Ring;
using Vimc.Reference;

namespace Vimc.Guest.Tests.Clients;

/// <summary>
/// Lines that are a multiple of four bytes long, as GStreamer wants them, though their pixels are not: where a topology
/// lets programs ask for longer lines, all versions of it understand frames of any width.
/// </summary>
internal sealed class GstreamerLineTests : GstreamerClientTest
{
    private const int Width = 322;
    private const int Height = 50;

    protected override string Topology => EmittedTopology.Formats;

    [Test]
    public async Task Lines_are_as_long_as_its_own_where_it_may_ask()
    {
        var settings = new SensorSettings(TestPattern.ColorSquares100);
        await MustAsync("""media-ctl -d platform:vimc -l '"Raw Sensor":0->"Debayer":0[0]'""");
        await PlayAsync(
            $"""
            open s <Raw Sensor>
            {SensorCommands.Prepare('s', Width, Height, MediaBusFormats.Of(PixelFormats.Rgb24))}
            {SensorCommands.Apply('s', settings)}
            """);

        var sums = await CaptureAsync(
            "Raw Capture",
            $"video/x-raw,format=RGB,width={Width},height={Height} ! videoconvert ! video/x-raw,format=BGRA");

        AssertAllAre(sums, ToBgra(Sensor.Capture(settings, Width, Height, PixelFormats.Rgb24)));
        var format = await MustAsync(WithNodes("v4l2-ctl -d <Raw Capture> -V"));
        Assert.That(format, Does.Match(@"Bytes per Line +: 968\n"));
    }
}
