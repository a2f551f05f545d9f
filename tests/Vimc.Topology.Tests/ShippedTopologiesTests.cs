using Vimc.Topology.Formats;
using Vimc.Topology.Model;

namespace Vimc.Topology.Tests;

internal sealed class ShippedTopologiesTests
{
    [Test]
    public void There_are_six() => Assert.That(
        ShippedTopologies.Names, Is.EqualTo(["default", "formats", "minimal", "modes", "simple", "studio"]));

    [TestCaseSource(typeof(ShippedTopologies), nameof(ShippedTopologies.Names))]
    public void A_topology_is_called_like_its_file(string name) =>
        Assert.That(ShippedTopologies.Load(name).Name, Is.EqualTo(name));

    [Test]
    public void Default_has_the_entities_of_the_in_tree_driver()
    {
        var entities = ShippedTopologies.Load("default").Entities
            .Select(entity => $"{entity.Name}: {entity.Type.Keyword}, {entity.Type.PadSummary}");

        Assert.That(entities, Is.EqualTo(
        [
            "Sensor A: sensor, pad 0 (source)",
            "Sensor B: sensor, pad 0 (source)",
            "Debayer A: debayer, pads 0 (sink) and 1 (source)",
            "Debayer B: debayer, pads 0 (sink) and 1 (source)",
            "Raw Capture 0: capture, pad 0 (sink)",
            "Raw Capture 1: capture, pad 0 (sink)",
            "RGB/YUV Input: sensor, pad 0 (source)",
            "Scaler: scaler, pads 0 (sink) and 1 (source)",
            "RGB/YUV Capture: capture, pad 0 (sink)",
            "Lens A: lens, no pads",
            "Lens B: lens, no pads",
        ]));
    }

    [Test]
    public void Default_has_the_links_of_the_in_tree_driver()
    {
        var topology = ShippedTopologies.Load("default");

        Assert.That(topology.DataLinks.Select(link => Describe(topology, link)), Is.EqualTo(
        [
            "Sensor A:0 -> Debayer A:0 enabled immutable",
            "Sensor A:0 -> Raw Capture 0:0 enabled immutable",
            "Sensor B:0 -> Debayer B:0 enabled immutable",
            "Sensor B:0 -> Raw Capture 1:0 enabled immutable",
            "Debayer A:1 -> Scaler:0 enabled",
            "Debayer B:1 -> Scaler:0",
            "RGB/YUV Input:0 -> Scaler:0",
            "Scaler:1 -> RGB/YUV Capture:0 enabled immutable",
        ]));
        Assert.That(topology.AncillaryLinks, Is.EqualTo([new AncillaryLink(0, 9), new AncillaryLink(1, 10)]));
    }

    [Test]
    public void Default_streams_raw_and_colour_frames_as_loaded()
    {
        var captures = ShippedTopologies.Load("default").Entities
            .Where(entity => entity.PixelFormat is not null)
            .Select(entity => $"{entity.Name}: {entity.Pads[0]} as {entity.PixelFormat}");

        Assert.That(captures, Is.EqualTo(
        [
            "Raw Capture 0: SRGGB8_1X8/640x480 as SRGGB8",
            "Raw Capture 1: SRGGB8_1X8/640x480 as SRGGB8",
            "RGB/YUV Capture: RGB888_1X24/640x480 as RGB24",
        ]));
    }

    [Test]
    public void Minimal_has_one_sensor_and_one_capture() =>
        Assert.That(
            ShippedTopologies.Load("minimal").Entities.Select(entity => entity.Type.Kind),
            Is.EqualTo([EntityKind.Sensor, EntityKind.Capture]));

    [Test]
    public void Studio_differs_in_kind_from_the_default()
    {
        var topology = ShippedTopologies.Load("studio");
        int Count(EntityKind kind) => topology.Entities.Count(entity => entity.Type.Kind == kind);
        EntityKind KindOf(PadIndex pad) => topology.Entities[pad.Entity].Type.Kind;

        Assert.That(Count(EntityKind.Sensor), Is.EqualTo(4));
        Assert.That(Count(EntityKind.Debayer), Is.EqualTo(3));
        Assert.That(
            topology.DataLinks.Any(link =>
                KindOf(link.Source) == EntityKind.Scaler && KindOf(link.Sink) == EntityKind.Scaler),
            "has chained scalers");
        Assert.That(
            topology.Entities.Count(entity => entity.PixelFormat?.Name is "RGB24" or "BGR24"),
            Is.GreaterThanOrEqualTo(2));
    }

    [Test]
    public void Modes_read_the_middle_of_the_array_unless_told_otherwise()
    {
        var sensor = ShippedTopologies.Load("modes").Entities[0];

        Assert.That(sensor.Readout!.Array, Is.EqualTo(new FrameSize(1640, 1232)));
        Assert.That(sensor.Readout.Modes, Is.EqualTo(
        [
            new SensorMode(new FrameSize(1640, 1232), 0, 0, 1),
            new SensorMode(new FrameSize(820, 616), 0, 0, 2),
            new SensorMode(new FrameSize(1280, 720), 180, 256, 1),
            new SensorMode(new FrameSize(640, 480), 180, 136, 2),
            new SensorMode(new FrameSize(98, 50), 2, 1120, 1),
            new SensorMode(new FrameSize(178, 112), 1284, 8, 2),
        ]));
        Assert.That(sensor.Bus, Is.EqualTo(new SensorBus(2)));
        Assert.That(ShippedTopologies.Load("default").Entities.Select(entity => entity.Readout), Is.All.Null);
    }

    [Test]
    public void Formats_asks_for_every_format_there_is() =>
        Assert.That(ShippedTopologies.Load("formats").Formats.Further, Is.EqualTo(FormatTable.Further));

    private static string Describe(MediaTopology topology, DataLink link)
    {
        var flags = (link.IsEnabled ? " enabled" : "") + (link.IsImmutable ? " immutable" : "");
        return $"{topology.Describe(link.Source)} -> {topology.Describe(link.Sink)}{flags}";
    }
}
