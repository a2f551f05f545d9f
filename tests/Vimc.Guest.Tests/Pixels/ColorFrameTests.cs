using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Ring;
using Vimc.Reference;

namespace Vimc.Guest.Tests.Pixels;

/// <summary>Frames that went through debayer and scaler, byte for byte.</summary>
internal sealed class ColorFrameTests : GuestTest
{
    private static readonly MediaBusFormat Rgb888 = MediaBusFormats.Of(PixelFormats.Rgb24);
    private static readonly MediaBusFormat Srggb8 = MediaBusFormats.Of(PixelFormats.Find("SRGGB8"));

    [Test]
    public async Task Every_bayer_format_is_debayered_with_every_kind_of_window()
    {
        var script = new FrameScript();
        var settings = new SensorSettings(TestPattern.ColorSquares100);
        foreach (var bayer in MediaBusFormats.LinearBayer)
        {
            var path = new ColorPath(bayer, Rgb888, 66, 34);
            script.Do(path.Start()).Do(SensorCommands.Apply('s', settings));
            foreach (var window in new[] { 1, 3, 9, 25 })
                script.Do($"control d {ControlId.WindowSize} {window}")
                    .Expect('a', $"{bayer} window {window}", path.Expected(settings, window));
            script.Do(ColorPath.Stop());
        }

        await VerifyAsync(script);
    }

    [Test]
    public async Task Every_output_of_the_debayer_arrives()
    {
        var script = new FrameScript();
        var settings = new SensorSettings(TestPattern.ColorBar100, HorizontalFlip: true);
        foreach (var color in MediaBusFormats.Color24)
        {
            var path = new ColorPath(Srggb8, color, 64, 32);
            script.Do(path.Start())
                .Do(SensorCommands.Apply('s', settings))
                .Do($"control d {ControlId.WindowSize} 3")
                .Expect('a', color.Name, path.Expected(settings, 3))
                .Do(ColorPath.Stop());
        }

        await VerifyAsync(script);
    }

    [Test]
    public async Task Every_window_is_right_on_every_kind_of_pattern()
    {
        var path = new ColorPath(MediaBusFormats.Of(PixelFormats.Find("SGRBG10")), Rgb888, 100, 60);
        var script = new FrameScript().Do(path.Start());
        // The default window, the second, has code of its own and needs samples that differ: a ramp.
        TestPattern[] patterns =
            [TestPattern.Checkers1, TestPattern.GrayRamp, TestPattern.Cross10, TestPattern.Checkers16];
        for (var window = 1; window <= 25; window += 2)
        {
            var settings = new SensorSettings(patterns[window / 2 % 4], window % 4 == 1, window % 3 == 1);
            script.Do(SensorCommands.Apply('s', settings))
                .Do($"control d {ControlId.WindowSize} {window}")
                .Expect('a', $"{settings.Pattern} window {window}", path.Expected(settings, window));
        }

        await VerifyAsync(script);
    }

    [TestCase(640, 480)]
    [TestCase(320, 240)]
    [TestCase(128, 96)]
    [TestCase(642, 50)]
    [TestCase(16, 16)]
    [TestCase(34, 2160)]
    [TestCase(4096, 18)]
    public async Task Frames_are_scaled_to_the_nearest_pixel(int width, int height)
    {
        await VerifyScaledAsync(new ColorPath(Srggb8, Rgb888, 128, 96) { Output = (width, height) });
    }

    [TestCase(0, 0, 16, 16)]
    [TestCase(7, 5, 33, 17)]
    [TestCase(101, 79, 27, 17)]
    [TestCase(1, 0, 127, 96)]
    public async Task A_crop_is_scaled_to_the_whole_output(int left, int top, int width, int height)
    {
        var path = new ColorPath(Srggb8, Rgb888, 128, 96)
        {
            Crop = new CropRectangle(left, top, width, height),
            Output = (90, 70),
        };

        await VerifyScaledAsync(path);
    }

    [Test]
    public async Task The_scaler_passes_four_bytes_a_pixel()
    {
        var settings = new SensorSettings(TestPattern.GrayRamp);
        var whole = Sensor.Capture(settings, 64, 48, PixelFormats.Argb32);
        var argb = MediaBusFormats.Of(PixelFormats.Argb32);
        await MustAsync(
            """
            media-ctl -d platform:vimc -r
            media-ctl -d platform:vimc -l '"RGB/YUV Input":0->"Scaler":0[1]'
            """);

        await VerifyAsync(new FrameScript()
            .Do("open s <RGB/YUV Input>")
            .Do(SensorCommands.Prepare('s', 64, 48, argb))
            .Do(SensorCommands.Apply('s', settings))
            .Do($"open c <Scaler>\npad c 0 64 48 {argb.Code}\npad c 1 150 20 {argb.Code}")
            .Do($"open a <RGB/YUV Capture>\nsize a 150 20 {argb.PixelFormat.FourCC}")
            .Start('a')
            .Expect('a', "ARGB32", Scaler.Process(whole, 150, 20)));
    }

    [Test]
    public async Task A_window_change_while_streaming_never_tears_a_frame()
    {
        var settings = new SensorSettings(TestPattern.ColorSquares100);
        var path = new ColorPath(Srggb8, Rgb888, 320, 240) { Output = (320, 240) };
        Frame[] either = [path.Expected(settings, 3), path.Expected(settings, 15)];

        var script = new FrameScript().Do(path.Start()).Do(SensorCommands.Apply('s', settings));
        script.Do($"control d {ControlId.WindowSize} 3").Do("cycle a 2");
        for (var change = 0; change < 10; change++)
        {
            script.Do($"control d {ControlId.WindowSize} {(change % 2 == 0 ? 15 : 3)}");
            script.ExpectNext('a', $"first after change {change}", either);
            script.ExpectNext('a', $"second after change {change}", either);
            script.ExpectNext('a', $"third after change {change}", either[(change + 1) % 2]);
        }

        await VerifyAsync(script);
    }

    private async Task VerifyScaledAsync(ColorPath path)
    {
        var settings = new SensorSettings(TestPattern.ColorSquares100, VerticalFlip: true);
        await VerifyAsync(new FrameScript()
            .Do(path.Start())
            .Do(SensorCommands.Apply('s', settings))
            .Do($"control d {ControlId.WindowSize} 1")
            .Expect('a', $"{path.Crop} {path.Output}", path.Expected(settings, 1)));
    }
}
