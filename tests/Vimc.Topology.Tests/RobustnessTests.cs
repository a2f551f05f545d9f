using CsCheck;

namespace Vimc.Topology.Tests;

/// <summary>Whatever the input, the result is a topology or diagnostics that point into the text; never an exception.</summary>
internal sealed class RobustnessTests
{
    private static readonly string Shipped = File.ReadAllText(ShippedTopologies.PathOf("studio"));

    [Test]
    public void Any_text_is_read_or_diagnosed() =>
        Gen.String[Gen.Char["{}[],:-?&*!|>'\"%@` \n\tabz#019"], 0, 200].Sample(Check, iter: 3000, threads: 1);

    [Test]
    public void A_topology_with_a_part_cut_out_is_read_or_diagnosed() =>
        Gen.Select(Gen.Int[0, Shipped.Length - 1], Gen.Int[1, 60])
            .Sample(
                (start, length) => Check(Shipped.Remove(start, Math.Min(length, Shipped.Length - start))),
                iter: 1000,
                threads: 1);

    [Test]
    public void A_topology_with_a_character_changed_is_read_or_diagnosed() =>
        Gen.Select(Gen.Int[0, Shipped.Length - 1], Gen.Char["{}[],:-?&*!|>'\"%@` \n\tx0"])
            .Sample(
                (place, letter) => Check(Shipped.Remove(place, 1).Insert(place, letter.ToString())),
                iter: 1000,
                threads: 1);

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
