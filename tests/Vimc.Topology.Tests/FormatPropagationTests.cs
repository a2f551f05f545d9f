using Vimc.Topology.Model;

namespace Vimc.Topology.Tests;

internal sealed class FormatPropagationTests
{
    private const string Entities = """
        name: case
        entities:
          - { name: Sensor, type: sensor, format: SGRBG10_1X10, size: 1920x1080 }
          - { name: Screen, type: sensor, format: BGR888_3X8, size: 800x600 }
          - { name: Debayer, type: debayer, format: GBR888_1X24 }
          - { name: Scaler, type: scaler, size: 320x180 }
          - { name: Capture, type: capture }

        """;

    [Test]
    public void Formats_follow_the_enabled_links_and_entities_change_them()
    {
        var pads = Pads("""
            links:
              - { source: "Sensor:0", sink: "Debayer:0", flags: [enabled] }
              - { source: "Screen:0", sink: "Scaler:0" }
              - { source: "Debayer:1", sink: "Scaler:0", flags: [enabled] }
              - { source: "Scaler:1", sink: "Capture:0", flags: [enabled] }
            """);

        Assert.That(pads, Is.EqualTo(
        [
            "Sensor: SGRBG10_1X10/1920x1080",
            "Screen: BGR888_3X8/800x600",
            "Debayer: SGRBG10_1X10/1920x1080 GBR888_1X24/1920x1080",
            "Scaler: GBR888_1X24/1920x1080 GBR888_1X24/320x180",
            "Capture: GBR888_1X24/320x180",
        ]));
    }

    [Test]
    public void A_pad_behind_disabled_links_takes_the_format_of_the_first()
    {
        var pads = Pads("""
            links:
              - { source: "Screen:0", sink: "Scaler:0" }
              - { source: "Debayer:1", sink: "Scaler:0" }
              - { source: "Scaler:1", sink: "Capture:0" }
            """);

        Assert.That(pads[3], Is.EqualTo("Scaler: BGR888_3X8/800x600 BGR888_3X8/320x180"));
        Assert.That(pads[4], Is.EqualTo("Capture: BGR888_3X8/320x180"));
    }

    [Test]
    public void A_pad_behind_a_disabled_link_it_cannot_use_yet_takes_only_the_size()
    {
        var pads = Pads("""
            links:
              - { source: "Sensor:0", sink: "Scaler:0" }
              - { source: "Screen:0", sink: "Debayer:0" }
              - { source: "Sensor:0", sink: "Capture:0", flags: [enabled] }
            """);

        Assert.That(pads[2], Is.EqualTo("Debayer: SRGGB8_1X8/800x600 GBR888_1X24/800x600"));
        Assert.That(pads[3], Is.EqualTo("Scaler: RGB888_1X24/1920x1080 RGB888_1X24/320x180"));
    }

    [Test]
    public void A_pad_without_links_has_the_common_format_of_its_kind()
    {
        var pads = Pads("""
            links:
              - { source: "Sensor:0", sink: "Capture:0", flags: [enabled] }
            """);

        Assert.That(pads[2], Is.EqualTo("Debayer: SRGGB8_1X8/640x480 GBR888_1X24/640x480"));
        Assert.That(pads[3], Is.EqualTo("Scaler: RGB888_1X24/640x480 RGB888_1X24/320x180"));
    }

    [Test]
    public void A_capture_stores_what_arrives()
    {
        var topology = Compile("""
            links:
              - { source: "Sensor:0", sink: "Capture:0", flags: [enabled] }
            """);

        Assert.That(topology.Entities[4].PixelFormat?.Macro, Is.EqualTo("V4L2_PIX_FMT_SGRBG10"));
    }

    [Test]
    public void A_capture_nothing_arrives_at_stores_what_its_description_says()
    {
        var topology = Compile("""
              - { name: Idle Capture, type: capture, format: ARGB32 }
            links:
              - { source: "Sensor:0", sink: "Capture:0", flags: [enabled] }
              - { source: "Sensor:0", sink: "Idle Capture:0" }
            """);

        Assert.That(topology.Entities[5].PixelFormat?.Name, Is.EqualTo("ARGB32"));
        Assert.That(topology.Entities[5].Pads[0].ToString(), Is.EqualTo("ARGB8888_1X32/1920x1080"));
    }

    [TestCase(1920, 1080, 60)]
    [TestCase(4096, 2160, 30)]
    public void A_sensor_reaches_common_rates_by_default(int width, int height, int rate)
    {
        const int leastVerticalBlanking = 4;
        var timing = SensorTiming.Default;

        var frame = (width + timing.HorizontalBlanking) * (height + leastVerticalBlanking);

        Assert.That(timing.PixelRate / (double)frame, Is.GreaterThanOrEqualTo(rate));
    }

    private static List<string> Pads(string links) =>
        [.. Compile(links).Entities.Select(entity => $"{entity.Name}: {string.Join(' ', entity.Pads)}")];

    private static MediaTopology Compile(string links)
    {
        var compiled = TopologyCompiler.Compile("case.yaml", Entities + links);
        Assert.That(compiled.Diagnostics, Is.Empty);
        return compiled.Topology!;
    }
}
