using System.Text;
using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Ring;

namespace Vimc.Guest.Tests.Hostile;

/// <summary>
/// Every byte of a frame is written in every format that a sensor has, where nothing but a capture takes it. The
/// in-tree driver writes half of a frame when only one field is wanted, and beyond a frame that is compressed.
/// </summary>
[GuestTimeLimit(600)]
internal sealed class UnwrittenByteOfAnyFormatTests : GuestTest
{
    private const int Width = 98;
    private const int Height = 50;

    protected override string Topology => EmittedTopology.Minimal;

    [Test]
    public async Task Every_byte_of_a_frame_is_written_in_every_format_and_field_order()
    {
        var script = new StringBuilder("open s <Sensor>\n");
        foreach (var format in MediaBusFormats.All)
            foreach (var field in RawFrameScripts.Fields)
                script.Append(RawFrameScripts.Cover("Capture", Width, Height, format, field)).Append('\n');

        var transcript = await PlayAsync(script.ToString(), TimeSpan.FromMinutes(9));

        var covered = transcript.OutputOf("cover ").Count(line => line.StartsWith("covered ", StringComparison.Ordinal));
        Assert.That(covered, Is.EqualTo(MediaBusFormats.All.Count * RawFrameScripts.Fields.Count));
    }
}
