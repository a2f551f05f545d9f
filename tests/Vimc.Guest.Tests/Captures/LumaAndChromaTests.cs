using Vimc.Guest.Tests.Ring;

namespace Vimc.Guest.Tests.Captures;

/// <summary>
/// How luma and chroma are made of colours is the one part of colorimetry that can be asked for, with
/// <c>V4L2_PIX_FMT_FLAG_SET_CSC</c> (Documentation/userspace-api/media/v4l/pixfmt-v4l2.rst).
/// </summary>
internal sealed class LumaAndChromaTests : GuestTest
{
    protected override string Topology => EmittedTopology.Formats;

    [TestCase("YUYV")]
    [TestCase("UYVY")]
    [TestCase("NV12")]
    public async Task A_capture_lists_what_can_be_asked_for(string pixelFormat)
    {
        Assert.That(await ListAsync("Colour Capture", pixelFormat), Does.Contain("csc-ycbcr").And.Contain("csc-quant"));
    }

    [TestCase("Colour Capture", "RGB3")]
    [TestCase("Raw Capture", "RG14")]
    public async Task Of_other_formats_nothing_can_be_asked_for(string capture, string pixelFormat)
    {
        Assert.That(await ListAsync(capture, pixelFormat), Does.Not.Contain("csc"));
    }

    // v4l2-ctl writes back what it read and sets the flag only beside what it was told to change.
    [Test]
    public async Task What_is_not_asked_for_goes_back_to_the_default()
    {
        var asked = await SetAsync("pixelformat=YUYV,ycbcr=709,quantization=full-range");
        var unasked = await SetAsync("width=96");

        Assert.That(asked, Does.Match("Encoding: Rec. 709\n").And.Match("Quantization +: Full Range\n"));
        Assert.That(unasked, Does.Match("Encoding: Default").And.Match("Quantization +: Default"));
    }

    private async Task<string> ListAsync(string capture, string pixelFormat)
    {
        var formats = await MustAsync(WithNodes($"v4l2-ctl -d <{capture}> --list-formats"));
        var lines = formats.Split('\n').Where(line => line.Contains($"'{pixelFormat}'", StringComparison.Ordinal)).ToList();

        Assert.That(lines, Has.Count.EqualTo(1), formats);
        return lines[0];
    }

    private Task<string> SetAsync(string format) =>
        MustAsync(WithNodes($"v4l2-ctl -d <Colour Capture> -v {format} && v4l2-ctl -d <Colour Capture> -V"));
}
