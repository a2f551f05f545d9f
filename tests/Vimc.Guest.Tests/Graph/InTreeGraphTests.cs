using Vimc.Guest.Tests.Ring;

namespace Vimc.Guest.Tests.Graph;

/// <summary>The default topology against what user space has found in the in-tree driver for years.</summary>
internal sealed class InTreeGraphTests : GuestTest
{
    private const string Sensor = "MEDIA_ENT_F_CAM_SENSOR";
    private const string Debayer = "MEDIA_ENT_F_PROC_VIDEO_PIXEL_ENC_CONV";
    private const string Capture = "MEDIA_ENT_F_IO_V4L";

    private static readonly string[] Links =
    [
        "link 'Sensor A':0 -> 'Debayer A':0 enabled immutable",
        "link 'Sensor A':0 -> 'Raw Capture 0':0 enabled immutable",
        "link 'Sensor B':0 -> 'Debayer B':0 enabled immutable",
        "link 'Sensor B':0 -> 'Raw Capture 1':0 enabled immutable",
        "link 'Debayer A':1 -> 'Scaler':0 enabled",
        "link 'Debayer B':1 -> 'Scaler':0",
        "link 'RGB/YUV Input':0 -> 'Scaler':0",
        "link 'Scaler':1 -> 'RGB/YUV Capture':0 enabled immutable",
        "ancillary link 'Sensor A' -> 'Lens A' enabled immutable",
        "ancillary link 'Sensor B' -> 'Lens B' enabled immutable",
    ];

    private static readonly string[] Entities =
    [
        $"entity 'Sensor A' {Sensor}",
        $"entity 'Sensor B' {Sensor}",
        $"entity 'Debayer A' {Debayer}",
        $"entity 'Debayer B' {Debayer}",
        $"entity 'Raw Capture 0' {Capture}",
        $"entity 'Raw Capture 1' {Capture}",
        $"entity 'RGB/YUV Input' {Sensor}",
        "entity 'Scaler' MEDIA_ENT_F_PROC_VIDEO_SCALER",
        $"entity 'RGB/YUV Capture' {Capture}",
        "entity 'Lens A' MEDIA_ENT_F_LENS",
        "entity 'Lens B' MEDIA_ENT_F_LENS",
    ];

    [Test]
    public async Task The_default_graph_is_that_of_the_in_tree_driver()
    {
        var facts = (await ReadGraphAsync()).Facts().ToList();

        Assert.That(facts.Where(fact => fact.Contains("link ", StringComparison.Ordinal)), Is.EquivalentTo(Links));
        Assert.That(facts.Where(fact => fact.StartsWith("entity", StringComparison.Ordinal)), Is.EqualTo(Entities));
    }

    [Test]
    public void Nodes_have_the_numbers_they_have_in_the_in_tree_driver()
    {
        string[] subdevices =
        [
            "Sensor A", "Sensor B", "Debayer A", "Debayer B", "RGB/YUV Input", "Scaler", "Lens A", "Lens B",
        ];
        string[] captures = ["Raw Capture 0", "Raw Capture 1", "RGB/YUV Capture"];

        Assert.That(subdevices.Select(Loaded.Graph.NodeOf), Is.EqualTo(Numbered("/dev/v4l-subdev", subdevices.Length)));
        Assert.That(captures.Select(Loaded.Graph.NodeOf), Is.EqualTo(Numbered("/dev/video", captures.Length)));
    }

    [Test]
    public async Task The_device_says_who_it_is()
    {
        var capability = await MustAsync("v4l2-ctl -d /dev/video0 --info");

        Assert.That(capability, Does.Match(@"Driver name\s+: vimc\n"));
        Assert.That(capability, Does.Match(@"Card type\s+: vimc\n"));
        Assert.That(capability, Does.Match(@"Bus info\s+: platform:vimc\n"));
        Assert.That(await MustAsync("ls /sys/devices/platform/vimc.0/video4linux"), Does.Contain("video0"));
    }

    private static IEnumerable<string> Numbered(string prefix, int count) =>
        Enumerable.Range(0, count).Select(number => $"{prefix}{number}");
}
