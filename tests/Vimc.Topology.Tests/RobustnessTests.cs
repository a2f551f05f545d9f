using System.Text;
using CsCheck;

namespace Vimc.Topology.Tests;

/// <summary>
/// Whatever the input, the result is a topology or diagnostics that point into the text; never an exception.
/// </summary>
internal sealed class RobustnessTests
{
    private static readonly string Shipped = File.ReadAllText(ShippedTopologies.PathOf("studio"));

    [Test]
    public void Any_text_is_read_or_diagnosed() =>
        Gen.String[Gen.Char["{}[],:-?&*!|>'\"%@` \n\tabz#019"], 0, 200].Sample(Check, iter: 1500, threads: 1);

    [Test]
    public void A_topology_with_a_part_cut_out_is_read_or_diagnosed() =>
        Gen.Select(Gen.Int[0, Shipped.Length - 1], Gen.Int[1, 60])
            .Sample(
                (start, length) => Check(Shipped.Remove(start, Math.Min(length, Shipped.Length - start))),
                iter: 500,
                threads: 1);

    [Test]
    public void A_topology_with_a_character_changed_is_read_or_diagnosed() =>
        Gen.Select(Gen.Int[0, Shipped.Length - 1], Gen.Char["{}[],:-?&*!|>'\"%@` \n\tx0"])
            .Sample(
                (place, letter) => Check(Shipped.Remove(place, 1).Insert(place, letter.ToString())),
                iter: 500,
                threads: 1);

    [Test]
    public void A_large_file_of_mistakes_gets_few_suggestions()
    {
        var text = new StringBuilder("name: large\nentities:\n");
        for (var index = 0; index < 256; index++)
            text.Append($"- {{ name: An entity with a long name {index}, type: scaler }}\n");
        text.Append("links:\n");
        for (var index = 0; text.Length < 300_000; index++)
            text.Append($"- {{ source: \"An entty with a lomg name {index}:1\", sink: \"Nothing:0\" }}\n");

        var compiled = TopologyCompiler.Compile("large.yaml", text.ToString());

        // Each costs a distance to every name: for all of them it would be minutes.
        var suggestions = compiled.Diagnostics.Count(each => each.Message.Contains("did you mean"));
        Assert.That(compiled.Diagnostics, Has.Count.GreaterThan(3_000));
        Assert.That(suggestions, Is.InRange(1, 100));
    }

    private static void Check(string text)
    {
        var compiled = TopologyCompiler.Compile("any.yaml", text);
        var lines = text.Split('\n').Length;

        Assert.That(compiled.IsValid, Is.EqualTo(compiled.Diagnostics.Count == 0));
        foreach (var diagnostic in compiled.Diagnostics)
        {
            Assert.That(diagnostic.Position.Line, Is.InRange(1, lines + 1), diagnostic.ToString());
            Assert.That(diagnostic.Position.Column, Is.GreaterThanOrEqualTo(1), diagnostic.ToString());
            Assert.That(diagnostic.Message, Does.Not.Contain('\n').And.Not.EndsWith("."));
        }
    }
}
