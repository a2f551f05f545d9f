using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Ring;
using Vimc.Reference;

namespace Vimc.Guest.Tests.Pixels;

/// <summary>All captures of the studio at once, as loaded but for the text.</summary>
internal sealed class StudioFrameTests : GuestTest
{
    private const int Window = 3;

    protected override string Topology => EmittedTopology.Studio;

    [Test]
    public async Task Every_branch_of_every_sensor_shows_its_own_picture_at_the_same_time()
    {
        var wide = Sensor.Capture(new SensorSettings(), 1920, 1080, PixelFormats.Find("SGRBG10"));
        var tele = Sensor.Capture(new SensorSettings(TestPattern.GrayRamp), 1280, 720, PixelFormats.Find("SRGGB12"));
        var desk = Sensor.Capture(new SensorSettings(TestPattern.Checkers16), 1024, 768, PixelFormats.Find("SBGGR8"));
        var programme = Scaler.Process(Debayer.Process(wide, Window, PixelFormats.Rgb24), 1280, 720);

        var script = new FrameScript().Do(
            $"""
            open x <Wide Sensor>
            control x {ControlId.ShowInformation} 2
            open y <Tele Sensor>
            control y {ControlId.ShowInformation} 2
            control y {ControlId.TestPattern} {(int)TestPattern.GrayRamp}
            open z <Desk Sensor>
            control z {ControlId.ShowInformation} 2
            control z {ControlId.TestPattern} {(int)TestPattern.Checkers16}
            open a <Wide Raw Capture>
            open b <Tele Capture>
            open c <Desk Capture>
            open d <Programme Capture>
            open e <Preview Capture>
            """);
        foreach (var capture in "abcde")
            script.Start(capture);

        await VerifyAsync(script
            .Expect('a', "wide raw", wide)
            .Expect('b', "tele", Debayer.Process(tele, Window, PixelFormats.Rgb24))
            .Expect('c', "desk", Debayer.Process(desk, Window, PixelFormats.Bgr24))
            .Expect('d', "programme", programme)
            .Expect('e', "preview", Scaler.Process(programme, 320, 180)));
    }
}
