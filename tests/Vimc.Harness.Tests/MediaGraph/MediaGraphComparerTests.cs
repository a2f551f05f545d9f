using Vimc.Harness.MediaGraph;

namespace Vimc.Harness.Tests.MediaGraph;

internal sealed class MediaGraphComparerTests
{
    private static readonly MediaDeviceGraph Topology = GoldenFile.ReadGraph("default.json");
    private static readonly MediaDeviceGraph Loaded = GoldenFile.ReadGraph("default-1.22.txt");

    [TestCase("default-1.22.txt")]
    [TestCase("default-1.32.txt")]
    public void A_driver_as_its_topology_asks_has_no_differences(string file) =>
        Assert.That(MediaGraphComparer.Compare(WithScalerSize(Topology, 1920, 1440), GoldenFile.ReadGraph(file)), Is.Empty);

    [Test]
    public void A_format_that_differs_is_named() =>
        Assert.That(Compare(WithScalerSize(Loaded, 640, 480)), Is.EqualTo((string[])[
            "entity 'Scaler': format of pad 1 is RGB888_1X24 640×480, expected RGB888_1X24 1920×1440",
        ]));

    [Test]
    public void A_missing_entity_takes_its_links_along()
    {
        var broken = Loaded with
        {
            Entities = [.. Loaded.Entities.Where(entity => entity.Name != "Scaler")],
            Links = [.. Loaded.Links.Where(link => link.Source.Entity != "Scaler")],
        };

        Assert.That(Compare(broken), Is.EqualTo((string[])[
            "entity 'Scaler' is missing",
            "link \"Scaler\":1 -> \"RGB/YUV Capture\":0 [enabled, immutable] is missing",
        ]));
    }

    [Test]
    public void What_is_too_much_is_named()
    {
        var extra = new MediaLink(new MediaPadId("Sensor A", 0), new MediaPadId("Scaler", 0), false, false);
        var broken = Loaded with
        {
            Entities = [.. Loaded.Entities, Loaded.Entities[0], Loaded.Entities[0] with { Name = "Ghost" }],
            Links = [.. Loaded.Links, extra],
        };

        Assert.That(Compare(broken), Is.EqualTo((string[])[
            "entity 'Ghost' is unexpected",
            "2 entities are named 'Sensor A'",
            "link \"Sensor A\":0 -> \"Scaler\":0 [disabled] is unexpected",
        ]));
    }

    [Test]
    public void Flags_kinds_pads_and_order_are_compared()
    {
        var links = Loaded.Links.Select(link => link with { IsEnabled = true }).ToList();
        Assert.That(Compare(Loaded with { Links = links }), Is.EquivalentTo((string[])[
            "link \"Debayer B\":1 -> \"Scaler\":0 is enabled, expected disabled",
            "link \"RGB/YUV Input\":0 -> \"Scaler\":0 is enabled, expected disabled",
        ]));
        Assert.That(Compare(With(Loaded, "Lens A", lens => lens with { IsVideoNode = true, Subtype = "V4L" })), Is.EqualTo((string[])[
            "entity 'Lens A': kind is video node, expected subdevice",
            "entity 'Lens A': subtype is V4L, expected Lens",
        ]));
        Assert.That(Compare(With(Loaded, "Debayer A", entity => entity with { Pads = [entity.Pads[1]] })), Is.EqualTo((string[])[
            "entity 'Debayer A': number of pads is 1, expected 2",
            "entity 'Debayer A': direction of pad 0 is source, expected sink",
            "entity 'Debayer A': format of pad 0 is RGB888_1X24 640×480, expected SRGGB8_1X8 640×480",
        ]));
        Assert.That(
            Compare(Loaded with { Entities = [.. Loaded.Entities.Reverse()] }).Single(),
            Does.StartWith("entities come in the order 'Lens B', 'Lens A'"));
    }

    [Test]
    public void Functions_nodes_and_ancillary_links_are_compared_where_both_know_them()
    {
        var one = Topology with { AncillaryLinks = [new MediaAncillaryLink("Sensor A", "Lens A")] };
        var other = With(Topology, "Lens A", lens => lens with { Function = "MEDIA_ENT_F_FLASH", DeviceNode = "/dev/a" });

        Assert.That(MediaGraphComparer.Compare(With(one, "Lens A", lens => lens with { DeviceNode = "/dev/b" }), other), Is.EqualTo((string[])[
            "entity 'Lens A': function is MEDIA_ENT_F_FLASH, expected MEDIA_ENT_F_LENS",
            "entity 'Lens A': device node is /dev/a, expected /dev/b",
            "ancillary link 'Sensor B' to 'Lens B' is unexpected",
        ]));
        Assert.That(MediaGraphComparer.Compare(Topology, one), Is.EqualTo((string[])[
            "ancillary link 'Sensor B' to 'Lens B' is missing",
        ]));
    }

    [Test]
    public void A_topology_completes_what_media_ctl_does_not_print()
    {
        var complete = Loaded.CompletedBy(Topology);

        Assert.That(complete.AncillaryLinks, Is.EqualTo(Topology.AncillaryLinks));
        Assert.That(complete.FindEntity("Scaler")!.Function, Is.EqualTo("MEDIA_ENT_F_PROC_VIDEO_SCALER"));
        Assert.That(complete.FindEntity("Scaler")!.DeviceNode, Is.EqualTo("/dev/v4l-subdev5"));
    }

    [TestCase("[]")]
    [TestCase("{")]
    [TestCase("{\"entities\": [{}]}")]
    public void A_document_that_is_no_graph_is_named(string json) =>
        Assert.That(
            () => TopologyGraphReader.Parse(json),
            Throws.TypeOf<FormatException>().With.Message.StartsWith("not a graph of vimc-gen: "));

    private static IReadOnlyList<string> Compare(MediaDeviceGraph actual) =>
        MediaGraphComparer.Compare(WithScalerSize(Topology, 1920, 1440), actual);

    private static MediaDeviceGraph WithScalerSize(MediaDeviceGraph graph, int width, int height) =>
        With(graph, "Scaler", scaler => scaler with
        {
            Pads = [scaler.Pads[0], scaler.Pads[1] with { Format = new MediaPadFormat("RGB888_1X24", width, height) }],
        });

    private static MediaDeviceGraph With(MediaDeviceGraph graph, string name, Func<MediaEntity, MediaEntity> change) =>
        graph with { Entities = [.. graph.Entities.Select(entity => entity.Name == name ? change(entity) : entity)] };
}
