using Vimc.Guest.Tests.Ring;

namespace Vimc.Guest.Tests.Captures;

/// <summary>
/// Colorimetry: a capture takes that of the pad when it is given a format, and both ends of a link must then agree.
/// </summary>
internal sealed class ColorimetryTests : GuestTest
{
    [Test]
    public async Task Colorimetry_that_differs_across_a_link_ends_starting_in_epipe()
    {
        await PlayAsync(
            """
            open r <Raw Capture 0>
            request r mmap 2
            queue r all
            sh media-ctl -d platform:vimc -V '"Sensor A":0 [fmt:SRGGB8_1X8/640x480 colorspace:rec709]'
            start r => EPIPE
            sh media-ctl -d platform:vimc -V '"Sensor A":0 [fmt:SRGGB8_1X8/640x480 colorspace:srgb]'
            start r
            cycle r 3
            """);
    }

    // What one end leaves open fits whatever the other says.
    [TestCase("quantization:full-range", "quantization:lim-range")]
    [TestCase("xfer:srgb", "xfer:709")]
    public async Task What_both_ends_say_of_colours_must_agree(string agrees, string differs)
    {
        await PlayAsync(
            $"""
            sh media-ctl -d platform:vimc -V '"Sensor A":0 [fmt:SRGGB8_1X8/640x480 colorspace:srgb {agrees}]'
            open r <Raw Capture 0>
            size r 640 480 RGGB
            request r mmap 2
            queue r all
            sh media-ctl -d platform:vimc -V '"Sensor A":0 [fmt:SRGGB8_1X8/640x480 colorspace:srgb {differs}]'
            start r => EPIPE
            sh media-ctl -d platform:vimc -V '"Sensor A":0 [fmt:SRGGB8_1X8/640x480 colorspace:srgb {agrees}]'
            start r
            cycle r 3
            """);
    }

    // The program writes sRGB there, as some do.
    [TestCase("rec709", "Rec. 709")]
    [TestCase("srgb", "sRGB")]
    [TestCase("smpte170m", "SMPTE 170M")]
    public async Task A_format_has_the_colorimetry_of_the_pad(string pad, string capture)
    {
        await MustAsync(
            $"""media-ctl -d platform:vimc -V '"Sensor A":0 [fmt:SRGGB8_1X8/640x480 colorspace:{pad} xfer:709]'""");
        await PlayAsync(
            """
            open r <Raw Capture 0>
            size r 640 480 RGGB
            request r mmap 2
            queue r all
            start r
            cycle r 3
            """);

        var format = await MustAsync(WithNodes("v4l2-ctl -d <Raw Capture 0> -V"));

        Assert.That(format, Does.Match($"Colorspace +: {capture}\n").And.Match("Transfer Function +: Rec. 709\n"));
    }

    // GStreamer asks for the colorspace of JPEG where it wants sRGB in full range.
    [TestCase("colorspace=jpeg,quantization=full-range,xfer=srgb")]
    [TestCase("colorspace=rec709,ycbcr=601")]
    public async Task Colours_that_are_asked_for_are_not_made(string wanted)
    {
        var format = await MustAsync(
            WithNodes($"v4l2-ctl -d <Raw Capture 0> -v {wanted} && v4l2-ctl -d <Raw Capture 0> -V"));

        Assert.That(format, Does.Match("Colorspace +: sRGB\n").And.Match("Transfer Function +: Default"));
        Assert.That(format, Does.Match("Encoding: Default").And.Match("Quantization +: Default"));
        await PlayAsync(
            """
            open r <Raw Capture 0>
            request r mmap 2
            queue r all
            start r
            cycle r 3
            """);
    }
}
