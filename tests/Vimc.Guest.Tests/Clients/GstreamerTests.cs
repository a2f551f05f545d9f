using Vimc.Reference;

namespace Vimc.Guest.Tests.Clients;

/// <summary>GStreamer's <c>v4l2src</c>: the caps it negotiates and the frames it delivers.</summary>
internal sealed class GstreamerTests : GstreamerClientTest
{
    private const string ColorCapture = "RGB/YUV Capture";

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

    // GStreamer's own lines are multiples of four bytes long, those of the driver are as long as their pixels. 1.26
    // and 1.28 take such a frame for one that was cut off, and wait for a whole one for ever.
    [Test]
    public async Task Lines_of_any_length_are_understood()
    {
        const string caps = "video/x-raw,format=RGB,width=322,height=50 ! videoconvert ! video/x-raw,format=BGRA";
        var frame = await ConfigureColorAsync(PixelFormats.Rgb24, 322, 50);

        var tried = await TryAsync(WithNodes(
            "GST_DEBUG=v4l2bufferpool:2 GST_REGISTRY_FORK=no timeout -s INT 30 "
                + $"gst-launch-1.0 v4l2src device=<{ColorCapture}> num-buffers=3 ! {caps} ! fakesink"));
        if (tried.Stderr.Contains("Dropping truncated buffer", StringComparison.Ordinal))
            Assert.Ignore("this GStreamer drops frames whose lines are shorter than its own");

        AssertAllAre(await CaptureAsync(ColorCapture, caps), ToBgra(frame));
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
}
