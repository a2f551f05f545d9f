namespace Vimc.Topology.Tests;

/// <summary>Which of the formats a topology asks for get to which capture.</summary>
internal sealed class FormatReachTests
{
    private const string Head = """
        name: case
        formats: [SGBRG16, Y12, GREY]
        entities:
          - { name: Sensor, type: sensor, format: SGBRG16_1X16, size: 640x480 }
          - { name: Input, type: sensor, format: RGB888_1X24, size: 640x480 }
          - { name: Debayer, type: debayer }
          - { name: Scaler, type: scaler }
          - { name: Capture, type: capture }
          - { name: Other Capture, type: capture }
        links:
          - { source: "Input:0", sink: "Other Capture:0", flags: [enabled] }

        """;

    [Test]
    public void A_sensor_brings_all_of_them_in_the_order_of_the_table() =>
        Assert.That(Reaching("""  - { source: "Sensor:0", sink: "Capture:0", flags: [enabled] }"""),
            Is.EqualTo(["SGBRG16", "GREY", "Y12"]));

    [Test]
    public void A_debayer_brings_none_of_those() =>
        Assert.That(
            Reaching(
                """
                  - { source: "Sensor:0", sink: "Debayer:0", flags: [enabled] }
                  - { source: "Debayer:1", sink: "Capture:0", flags: [enabled] }
                """),
            Is.Empty);

    [Test]
    public void A_scaler_brings_mono_of_a_sensor() =>
        Assert.That(
            Reaching(
                """
                  - { source: "Input:0", sink: "Scaler:0", flags: [enabled] }
                  - { source: "Scaler:1", sink: "Capture:0", flags: [enabled] }
                """),
            Is.EqualTo(["GREY", "Y12"]));

    [TestCase("", "NV12")]
    [TestCase(", planes: one", "NV12")]
    [TestCase(", planes: multi", "NV12, NV12M")]
    public void Several_planes_take_a_capture_that_has_them(string planes, string expected)
    {
        var compiled = TopologyCompiler.Compile("case.yaml", $$"""
            name: case
            formats: [NV12M, NV12]
            entities:
              - { name: Sensor, type: sensor, format: RGB888_1X24, size: 640x480 }
              - { name: Capture, type: capture{{planes}} }
            links:
              - { source: "Sensor:0", sink: "Capture:0", flags: [enabled] }
            """);

        Assert.That(compiled.Diagnostics, Is.Empty);
        Assert.That(string.Join(", ", compiled.Topology!.Entities[1].FurtherFormats), Is.EqualTo(expected));
    }

    [Test]
    public void A_disabled_link_counts() =>
        Assert.That(
            Reaching(
                """
                  - { source: "Sensor:0", sink: "Debayer:0", flags: [enabled] }
                  - { source: "Debayer:1", sink: "Scaler:0", flags: [enabled] }
                  - { source: "Input:0", sink: "Scaler:0" }
                  - { source: "Scaler:1", sink: "Capture:0", flags: [enabled] }
                """),
            Is.EqualTo(["GREY", "Y12"]));

    private static IEnumerable<string> Reaching(string links)
    {
        var compiled = TopologyCompiler.Compile("case.yaml", Head + links);
        Assert.That(compiled.Diagnostics, Is.Empty);
        return compiled.Topology!.Entities.Single(entity => entity.Name == "Capture").FurtherFormats
            .Select(format => format.Name);
    }
}
