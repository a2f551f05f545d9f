using System.Text.Json;

namespace Vimc.Generator.Tests;

internal sealed class GraphTests
{
    [TestCaseSource(typeof(Samples), nameof(Samples.Shipped))]
    public void Dot_has_every_entity_and_link_of_the_topology(string name)
    {
        var topology = Samples.Load(name);

        var dot = Graph(name, "dot").Output;

        Assert.That(Lines(dot, "[label="), Is.EqualTo(topology.Entities.Count));
        Assert.That(Lines(dot, ":e -> "), Is.EqualTo(topology.DataLinks.Count));
        Assert.That(Lines(dot, "style=dotted"), Is.EqualTo(topology.AncillaryLinks.Count));
    }

    [TestCase("n0:p0:e -> n2:p0:w [style=bold];")]
    [TestCase("n2:p1:e -> n7:p0:w [style=solid];")]
    [TestCase("n3:p1:e -> n7:p0:w [style=dashed];")]
    [TestCase("n0 -> n9 [style=dotted, arrowhead=none];")]
    [TestCase("""
        n7 [label="{{<p0> 0\nRGB888_1X24/640x480} | Scaler\nscaler | {<p1> 1\nRGB888_1X24/640x480}}"];
        """)]
    public void Dot_of_the_default_has_the_line(string line) =>
        Assert.That(Graph("default", "dot").Output, Does.Contain("\t" + line + "\n"));

    [Test]
    public void Dot_shows_what_a_mode_reads() =>
        Assert.That(
            Graph("modes", "dot").Output,
            Does.Contain("sensor, array 1640x1232\\n1640x1232 of 1640x1232 at 0,0\\n820x616 of 1640x1232 at 0,0"));

    [Test]
    public void Dot_is_what_graph_prints_unless_told_otherwise() =>
        Assert.That(
            Result.Of("graph", Repository.TopologyPath("default")), Is.EqualTo(Graph("default", "dot")));

    [Test]
    public void Json_has_entities_as_the_kernel_shows_them()
    {
        using var json = JsonDocument.Parse(Graph("default", "json").Output);
        var entities = json.RootElement.GetProperty("entities");

        Assert.That(json.RootElement.GetProperty("driverName").GetString(), Is.EqualTo("vimc"));
        Assert.That(entities.GetArrayLength(), Is.EqualTo(11));
        Assert.That(Compact(entities[3]), Is.EqualTo(
            """
            {"name":"Debayer B","type":"debayer","function":"MEDIA_ENT_F_PROC_VIDEO_PIXEL_ENC_CONV",
            "deviceNode":"v4l-subdev","pads":[
            {"direction":"sink","code":"MEDIA_BUS_FMT_SRGGB8_1X8","width":640,"height":480},
            {"direction":"source","code":"MEDIA_BUS_FMT_RGB888_1X24","width":640,"height":480}]}
            """.Replace("\n", "")));
        Assert.That(entities[8].GetProperty("deviceNode").GetString(), Is.EqualTo("video"));
        Assert.That(entities[8].GetProperty("pixelFormat").GetString(), Is.EqualTo("V4L2_PIX_FMT_RGB24"));
        Assert.That(entities[0].GetProperty("pixelRate").GetInt64(), Is.EqualTo(352_000_000));
        Assert.That(entities[0].GetProperty("hblank").GetInt32(), Is.EqualTo(800));
        Assert.That(entities[0].GetProperty("orientation").GetString(), Is.EqualTo("external"));
        Assert.That(entities[0].GetProperty("rotation").GetInt32(), Is.Zero);
        Assert.That(entities[0].GetProperty("exposureDelay").GetInt32(), Is.EqualTo(2));
        Assert.That(entities[0].GetProperty("gainDelay").GetInt32(), Is.EqualTo(1));
        Assert.That(entities[0].GetProperty("vblankDelay").GetInt32(), Is.EqualTo(1));
        Assert.That(entities[0].GetProperty("frameIntervals").GetBoolean(), Is.False);
        Assert.That(entities[0].GetProperty("flipModifiesLayout").GetBoolean(), Is.False);
        Assert.That(entities[0].GetProperty("lanes").GetInt32(), Is.EqualTo(4));
        Assert.That(entities[0].TryGetProperty("modes", out _), Is.False);
        Assert.That(entities[9].GetProperty("pads").GetArrayLength(), Is.Zero);
    }

    [Test]
    public void Json_has_links_by_the_names_of_their_ends()
    {
        using var json = JsonDocument.Parse(Graph("default", "json").Output);

        Assert.That(Compact(json.RootElement.GetProperty("links")[4]), Is.EqualTo(
            """
            {"source":{"entity":"Debayer A","pad":1},"sink":{"entity":"Scaler","pad":0},
            "enabled":true,"immutable":false}
            """.Replace("\n", "")));
        Assert.That(
            Compact(json.RootElement.GetProperty("ancillaryLinks")),
            Is.EqualTo(
                """
                [{"primary":"Sensor A","ancillary":"Lens A"},{"primary":"Sensor B","ancillary":"Lens B"}]
                """));
    }

    [Test]
    public void Json_has_the_modes_of_a_sensor()
    {
        using var json = JsonDocument.Parse(Graph("modes", "json").Output);
        var sensor = json.RootElement.GetProperty("entities")[0];

        Assert.That(Compact(sensor.GetProperty("array")), Is.EqualTo("""{"width":1640,"height":1232}"""));
        Assert.That(
            Compact(sensor.GetProperty("modes")[3]),
            Is.EqualTo("""{"width":640,"height":480,"left":180,"top":136,"binning":2}"""));
    }

    private static Result Graph(string name, string format) =>
        Result.Of("graph", Repository.TopologyPath(name), "--format", format);

    private static int Lines(string text, string part) => text.Split('\n').Count(line => line.Contains(part));

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
