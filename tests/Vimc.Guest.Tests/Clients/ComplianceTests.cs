using System.Globalization;
using System.Text.RegularExpressions;
using Vimc.Guest.Tests.Graph;
using Vimc.Guest.Tests.Ring;
using Vimc.Harness.Evidence;
using Vimc.Harness.Qemu;

namespace Vimc.Guest.Tests.Clients;

/// <summary>
/// The target's own v4l2-compliance, on the media device and every node, streaming included: into memory of the node's
/// own, of the program's, and of another driver. The program allows some calls a quarter of a second and a frame two,
/// so nothing runs beside it.
/// </summary>
[NonParallelizable]
[GuestTimeLimit(180)]
[TestFixture(EmittedTopology.Default, 12)]
[TestFixture(EmittedTopology.Formats, 8)]
[TestFixture(EmittedTopology.Minimal, 3)]
[TestFixture(EmittedTopology.Modes, 6)]
[TestFixture(EmittedTopology.Simple, 3)]
[TestFixture(EmittedTopology.Studio, 17)]
internal sealed partial class ComplianceTests(string topology, int devices) : GuestTest
{
    // 1.22 does not know ancillary links: for each it looks for an interface of the sensor's number.
    private const string AncillaryLink =
        "v4l2-test-media.cpp(270): v2_interfaces_set.find(link.source_id) == v2_interfaces_set.end()";

    // The kernel says what NV12 is, not the driver, and said it otherwise when 1.22 was written.
    private const string OldName = "fmtdesc.description mismatch: was 'Y/UV 4:2:0', expected 'Y/CbCr 4:2:0'";

    // A pad that lists frame intervals of a second code or size is taken for a second pad that lists some.
    private const string SecondList = "node->enum_frame_interval_pad >= 0";

    // What any sensor's VBLANK goes up to.
    private const int LongestBlanking = 65535;

    // What the callers of that test say; and 1.32 misses intervals of try formats, which it does not ask for.
    private static readonly string[] Echoes =
    [
        "ret && ret != ENOTTY", "FRAME_INTERVAL: try/active mismatch", "FRAME_INTERVAL: fmt/frame_interval mismatch",
    ];

    protected override string Topology => topology;

    [Test]
    public async Task The_driver_complies()
    {
        var sensors = Loaded.Topology.ReadGraph().Entities.Where(entity => entity.PixelRate is not null).ToList();
        foreach (var sensor in sensors)
            await MustAsync(WithNodes($"v4l2-ctl -d <{sensor.Name}> -c vertical_blanking={BlankingOf(sensor)}"));

        var exporter = await LoadExporterAsync();
        var result = await Session.RunAsync(
            $"v4l2-compliance --color never -m /dev/media0 -s10 -P -a -e {exporter}",
            TimeSpan.FromSeconds(150),
            Cancellation);
        var lines = result.Stdout.Split('\n');
        var complaints = lines.Where(line => Complaint().IsMatch(line)).ToList();
        var falseFailures = complaints.RemoveAll(line => line.Contains(AncillaryLink, StringComparison.Ordinal)
            || line.Contains(OldName, StringComparison.Ordinal));
        if (sensors.Any(sensor => sensor.FrameIntervals == true))
        {
            falseFailures += complaints.RemoveAll(line => line.Contains(SecondList, StringComparison.Ordinal));
            complaints.RemoveAll(line => Echoes.Any(known => line.Contains(known, StringComparison.Ordinal)));
        }
        var total = GrandTotal().Match(result.Stdout);

        TestContext.Out.WriteLine(total.Value);
        Assert.That(complaints, Is.Empty);
        Assert.That(total.Success, Is.True, result.Stdout);
        TestRecord.Keep(new Measure(
            $"v4l2-compliance, {topology}: calls that passed",
            int.Parse(total.Groups["succeeded"].Value, CultureInfo.InvariantCulture),
            "",
            Better.More));
        Assert.That(total.Groups["failed"].Value, Is.EqualTo($"{falseFailures}"), result.Stdout);
        Assert.That(total.Groups["warnings"].Value, Is.EqualTo("0"), result.Stdout);
        Assert.That(TotalOfDevice().Matches(result.Stdout), Has.Count.EqualTo(devices));
        Assert.That(
            lines.Where(line => line.Contains("test DMABUF", StringComparison.Ordinal)),
            Is.Not.Empty.And.All.EndWith(": OK"),
            "without an exporter it would only say that it cannot test");
    }

    // A frame that finds no buffer shows as a gap, of which the program warns. At a third of the usual rate it has time
    // enough to give buffers back even on a busy host, and at a tenth on a kernel that checks itself. No sensor may be
    // slower than that by much, as a frame that takes two seconds is a failure.
    private static int BlankingOf(TopologyDocument.Entity sensor)
    {
        var seconds = RingOptions.Flavour is GuestFlavour.Sanitizer or GuestFlavour.Kcsan ? 0.3 : 0.1;
        var line = (sensor.Array?.Width ?? sensor.Pads[0].Width) + sensor.Hblank!.Value;
        return (int)Math.Min(LongestBlanking, seconds * sensor.PixelRate!.Value / line);
    }

    /// <summary>Loads vivid with frames no smaller than any here. Buffers that it exports are of that size.</summary>
    /// <returns>Its capture node.</returns>
    private async Task<string> LoadExporterAsync() => (await MustAsync(
        """
        set -e
        modprobe vivid n_devs=1 node_types=0x1
        udevadm settle
        node=/dev/$(grep -l 'vivid-.*-vid-cap' /sys/class/video4linux/video*/name | cut -d/ -f5)
        v4l2-ctl -d $node -v width=1920,height=1080,pixelformat=AR24
        echo $node
        """)).Trim();

    // "warn: ..." and "fail: ..." tell what; "test X: FAIL" only repeats that, and G_TOPOLOGY's is the false one.
    [GeneratedRegex(@"\b(fail|warn): ")]
    private static partial Regex Complaint();

    [GeneratedRegex(@"Grand Total for [\w-]+ device .*Succeeded: (?<succeeded>\d+), Failed: (?<failed>\d+), Warnings: (?<warnings>\d+)")]
    private static partial Regex GrandTotal();

    [GeneratedRegex(@"^Total for [\w-]+ device /dev/", RegexOptions.Multiline)]
    private static partial Regex TotalOfDevice();
}
