using Vimc.Guest.Tests.Ring;

namespace Vimc.Guest.Tests.Graph;

/// <summary>A capture that no enabled link leads to.</summary>
internal sealed class UnlinkedCaptureTests : GuestTest
{
    protected override string Topology => EmittedTopology.Studio;

    [Test]
    public async Task It_has_formats_of_the_usual_colours_and_does_not_start()
    {
        await MustAsync(
            """
            media-ctl -d platform:vimc -V '"Tele Debayer":0 [fmt:SRGGB12_1X12/1280x720 colorspace:rec709]' &&
            media-ctl -d platform:vimc --get-v4l2 '"Tele Debayer":1' | grep -q colorspace:rec709 &&
            media-ctl -d platform:vimc -l '"Tele Debayer":1->"Tele Capture":0[0]'
            """);
        await PlayAsync(
            """
            open c <Tele Capture>
            size c 1280 720 RGB3
            request c mmap 2
            queue c all
            start c => EPIPE
            """);

        var format = await MustAsync(WithNodes("v4l2-ctl -d <Tele Capture> -V"));

        Assert.That(format, Does.Match("Colorspace +: sRGB\n"));
    }
}
