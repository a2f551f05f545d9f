namespace Vimc.Topology.Tests;

/// <summary>Columns, which the case files do not show, and the form of a whole diagnostic.</summary>
internal sealed class PositionTests
{
    private const string Misspelt = """
        name: case
        entities:
          - { name: Sensor A, type: sensor, format: RGB888_1X24, size: 640x480 }
          - { name: Capture, type: capture }
        links:
          - { source: "Sensor A:0", sink: "Captur:0" }
        """;

    [Test]
    public void A_diagnostic_is_printed_in_the_form_of_GCC()
    {
        var diagnostic = TopologyCompiler.Compile("a.yaml", Misspelt).Diagnostics.Single();

        Assert.That(
            diagnostic.ToString(),
            Is.EqualTo("a.yaml:6:35: error VIMC0103: link sink 'Captur' is not an entity; did you mean 'Capture'?"));
    }

    [Test]
    public void A_note_is_a_second_line()
    {
        var diagnostic = TopologyCompiler.Compile("a.yaml", "name: one\nname: two\n").Diagnostics.Single();

        Assert.That(
            diagnostic.ToString(),
            Is.EqualTo("""
                a.yaml:2:1: error VIMC0010: key 'name' is given twice
                a.yaml:1:1: note: 'name' is first given here
                """));
    }

    [Test]
    public void A_missing_key_is_reported_where_its_mapping_starts()
    {
        var text = "name: x\nentities:\n  -   { type: lens }\nlinks: []\n";

        var diagnostic = TopologyCompiler.Compile("a.yaml", text).Diagnostics.Single();

        Assert.That(diagnostic.Position.ToString(), Is.EqualTo("a.yaml:3:7"));
    }

    [Test]
    public void Windows_line_ends_do_not_shift_positions()
    {
        var diagnostic = TopologyCompiler.Compile("a.yaml", Misspelt.ReplaceLineEndings("\r\n")).Diagnostics.Single();

        Assert.That(diagnostic.Position.ToString(), Is.EqualTo("a.yaml:6:35"));
    }
}
