using Vimc.Harness.MediaGraph;

namespace Vimc.Harness.Tests.MediaGraph;

internal sealed class MediaCtlParserTests
{
    [TestCase("default-1.22.txt", "platform:vimc", "6.1.192")]
    [TestCase("default-1.32.txt", "platform:vimc.0", "7.2.13")]
    public void The_default_graph_is_read(string file, string busInfo, string version)
    {
        var graph = GoldenFile.ReadGraph(file);

        Assert.That(graph.Device, Is.EqualTo(new MediaDeviceIdentity("vimc", "VIMC MDEV", "", busInfo, 0, version)));
        Assert.That(graph.Entities, Has.Count.EqualTo(11));
        Assert.That(graph.Links, Has.Count.EqualTo(8));
        Assert.That(graph.AncillaryLinks, Is.Null);
        Assert.That(graph.FindEntity("RGB/YUV Capture")!.DeviceNode, Is.EqualTo("/dev/video2"));
        Assert.That(graph.FindEntity("RGB/YUV Capture")!.IsVideoNode, Is.True);
        Assert.That(graph.FindEntity("Lens A")!.Pads, Is.Empty);
        Assert.That(graph.FindEntity("Lens A")!.Subtype, Is.EqualTo("Lens"));
    }

    [TestCase("default-1.22.txt")]
    [TestCase("default-1.32.txt")]
    public void Links_come_once_with_their_flags(string file)
    {
        var links = GoldenFile.ReadGraph(file).Links.Select(link => link.ToString());

        Assert.That(links, Is.EquivalentTo((string[])[
            "\"Sensor A\":0 -> \"Debayer A\":0 [enabled, immutable]",
            "\"Sensor A\":0 -> \"Raw Capture 0\":0 [enabled, immutable]",
            "\"Sensor B\":0 -> \"Debayer B\":0 [enabled, immutable]",
            "\"Sensor B\":0 -> \"Raw Capture 1\":0 [enabled, immutable]",
            "\"Debayer A\":1 -> \"Scaler\":0 [enabled]",
            "\"Debayer B\":1 -> \"Scaler\":0 [disabled]",
            "\"RGB/YUV Input\":0 -> \"Scaler\":0 [disabled]",
            "\"Scaler\":1 -> \"RGB/YUV Capture\":0 [enabled, immutable]",
        ]));
    }

    [TestCase("default-1.22.txt")]
    [TestCase("default-1.32.txt")]
    public void Formats_and_rectangles_are_read(string file)
    {
        var graph = GoldenFile.ReadGraph(file);

        Assert.That(graph.FindPad(new MediaPadId("Scaler", 0)), Is.EqualTo(new MediaPad(0, IsSink: true)
        {
            Format = new MediaPadFormat("RGB888_1X24", 640, 480)
            {
                Field = "none",
                Colorspace = "srgb",
                CropBounds = new MediaRectangle(0, 0, 640, 480),
                Crop = new MediaRectangle(0, 0, 640, 480),
            },
        }));
        Assert.That(
            graph.FindPad(new MediaPadId("Scaler", 1))!.Format!.ToString(), Is.EqualTo("RGB888_1X24 1920×1440"));
        Assert.That(graph.FindPad(new MediaPadId("Raw Capture 0", 0)), Is.EqualTo(new MediaPad(0, IsSink: true)));
    }

    [Test]
    public void Everything_a_format_can_have_is_read()
    {
        var graph = MediaCtlParser.Parse(
            """
            Device topology
            - entity 4: odd (name) (2 pads, 1 link) (1 pad, 0 link, 2 routes)
                        type V4L2 subdev subtype Unknown flags 1
            	routes:
            		0/0 -> 1/0 [ACTIVE]
            		0/1 -> 1/1 [INACTIVE]
            	pad0: SINK,MUST_CONNECT
            		[stream:0 fmt:YUYV8_2X8/720x576@1/25 field:interlaced colorspace:smpte170m xfer:709 ycbcr:601 quantization:lim-range
            		 crop.bounds:(-2,-4)/720x576
            		 crop:(8,16)/640x480
            		 compose.bounds:(0,0)/640x480
            		 compose:(1,2)/320x240]
            		[stream:1 fmt:unknown/16x16]
            		[dv.caps:BT.656/1120 min:0x0@0 max:0x0@0 stds: caps:]

            """.ReplaceLineEndings("\n"));

        Assert.That(graph.Device, Is.Null);
        Assert.That(graph.Entities.Single().Name, Is.EqualTo("odd (name) (2 pads, 1 link)"));
        Assert.That(graph.Entities.Single().Pads.Single(), Is.EqualTo(new MediaPad(0, IsSink: true, MustConnect: true)
        {
            Format = new MediaPadFormat("YUYV8_2X8", 720, 576)
            {
                Interval = "1/25",
                Field = "interlaced",
                Colorspace = "smpte170m",
                Transfer = "709",
                Encoding = "601",
                Quantization = "lim-range",
                CropBounds = new MediaRectangle(-2, -4, 720, 576),
                Crop = new MediaRectangle(8, 16, 640, 480),
                ComposeBounds = new MediaRectangle(0, 0, 640, 480),
                Compose = new MediaRectangle(1, 2, 320, 240),
            },
        }));
    }

    [Test]
    public void Carriage_returns_are_no_part_of_a_name()
    {
        var text = GoldenFile.Read("default-1.22.txt").Replace("\n", "\r\n", StringComparison.Ordinal);

        Assert.That(MediaCtlParser.Parse(text).FindEntity("Sensor A")!.DeviceNode, Is.EqualTo("/dev/v4l-subdev0"));
    }

    [TestCase("Failed to enumerate /dev/media0 (-2)\n", "not a print-out of media-ctl -p: no 'Device topology' in 'Failed to enumerate /dev/media0 (-2)'")]
    [TestCase("", "not a print-out of media-ctl -p: no 'Device topology' in ''")]
    [TestCase("Device topology\n\tpad0: Sink\n", "line 2: 'pad0: Sink' belongs to no entity")]
    [TestCase("Device topology\n- entity 1: a (1 pad, 0 link)\n\tpod0: Sink\n", "line 3: cannot read 'pod0: Sink' of entity 'a'")]
    [TestCase("Device topology\n- entity 1: a (1 pad, 0 link)\n\tpad0: Sink\n\t\t[fmt:RGB888_1X24/640x480 field:none\n\t\t crop:(0,", "is cut")]
    public void What_cannot_be_read_is_named(string text, string message) =>
        Assert.That(() => MediaCtlParser.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains(message));
}
