using Vimc.Harness.Guest;
using Vimc.Harness.Image;
using Vimc.Reference;

namespace Vimc.Guest.Tests.Clients;

/// <summary>GStreamer's <c>v4l2src</c>: the caps it negotiates and the frames it delivers.</summary>
internal sealed class GstreamerTests : ClientTest
{
    private const string ColorCapture = "RGB/YUV Capture";

    protected override GuestAddition? Addition => ClientPrograms.Gstreamer;

    [TestCase("RGB24", "RGB")]
    [TestCase("BGR24", "BGR")]
    public async Task Frames_are_what_the_debayer_made(string pixelFormat, string format)
    {
        var frame = await ConfigureColorAsync(PixelFormats.Find(pixelFormat), 320, 240);

        var sums = await CaptureAsync(ColorCapture, $"video/x-raw,format={format},width=320,height=240");

        AssertAllAre(sums, frame.Bytes);
    }

    [Test]
    public async Task Raw_frames_are_what_the_sensor_made()
    {
        var frame = await ConfigureRawAsync(PixelFormats.Find("SRGGB8"), 320, 240);

        var sums = await CaptureAsync("Raw Capture 0", "video/x-bayer,format=rggb,width=320,height=240");

        AssertAllAre(sums, frame.Bytes);
    }

    // GStreamer's own lines are multiples of four bytes long, those of the driver are as long as their pixels.
    [Test]
    public async Task Lines_of_any_length_are_understood()
    {
        var frame = await ConfigureColorAsync(PixelFormats.Rgb24, 322, 50);

        var sums = await CaptureAsync(
            ColorCapture, "video/x-raw,format=RGB,width=322,height=50 ! videoconvert ! video/x-raw,format=BGRA");

        AssertAllAre(sums, ToBgra(frame));
    }

    [TestCase("format=RGB,width=320,height=240", "RGB")]
    [TestCase("width=320,height=240,format=(string){BGRx,RGB}", "RGB")]
    [TestCase("width=320,height=240,format=(string){UYVY,BGR}", "BGR")]
    public async Task Caps_are_settled_with_what_comes_after(string caps, string settled)
    {
        await ConfigureColorAsync(PixelFormats.Find($"{settled}24"), 320, 240);

        var result = await LaunchAsync($"v4l2src device=<{ColorCapture}> num-buffers=3 ! \"video/x-raw,{caps}\" ! fakesink");

        Assert.That(result.ExitCode, Is.Zero, result.Stderr);
        Assert.That(
            result.Stdout, Does.Match($@"v4l2src0\.GstPad:src: caps = video/x-raw, .*format=\(string\){settled},"));
    }

    [TestCase("format=BGR,width=320,height=240", "Buffer pool activation failed")]
    [TestCase("format=RGB,width=322,height=240", "Buffer pool activation failed")]
    [TestCase("format=YUY2,width=320,height=240", "not-negotiated")]
    public async Task What_the_pads_do_not_give_is_refused_and_harms_nobody(string caps, string reason)
    {
        var frame = await ConfigureColorAsync(PixelFormats.Rgb24, 320, 240);

        var refused = await LaunchAsync($"v4l2src device=<{ColorCapture}> ! video/x-raw,{caps} ! fakesink");
        var sums = await CaptureAsync(ColorCapture, "video/x-raw,format=RGB,width=320,height=240");

        Assert.That(refused.ExitCode, Is.Not.Zero);
        Assert.That(refused.Stderr, Does.Contain(reason));
        AssertAllAre(sums, frame.Bytes);
    }

    private async Task<IReadOnlyList<string>> CaptureAsync(string capture, string caps)
    {
        var result = await LaunchAsync(
            $"v4l2src device=<{capture}> num-buffers={Frames} ! {caps} ! multifilesink location=/tmp/frame-%03d");
        Assert.That(result.ExitCode, Is.Zero, $"{result.Stdout}{result.Stderr}");

        var sums = await MustAsync("sha256sum /tmp/frame-*", TimeSpan.FromMinutes(2));
        return [.. sums.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0])];
    }

    // -v prints the caps of every pad. Plugins are looked into by the program itself, for want of its scanner.
    private Task<CommandResult> LaunchAsync(string pipeline) =>
        TryAsync(WithNodes($"GST_REGISTRY_FORK=no gst-launch-1.0 -v {pipeline}"), TimeSpan.FromMinutes(2));
}
