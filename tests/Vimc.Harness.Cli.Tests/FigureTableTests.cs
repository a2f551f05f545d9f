using Spectre.Console.Testing;
using Vimc.Harness.Cli.Views;
using Vimc.Harness.Evidence;
using Vimc.Harness.History;

namespace Vimc.Harness.Cli.Tests;

/// <summary>The figures of runs in a table.</summary>
internal sealed class FigureTableTests
{
    [Test]
    public void A_figure_has_a_row_for_each_kernel()
    {
        var console = new TestConsole().Width(160);
        console.Write(FigureTable.Draw([Cell("sid", 3), Cell("sid", 1), Cell("trixie", 7), Cell("sid", 2.5)]));

        Assert.That(console.Output, Does.Match(@"noise +copies +sid +stock +3 +3 +1 +2\.5 +3 +2\.5"));
        Assert.That(console.Output, Does.Match(@"noise +copies +trixie +stock +1 +7 +7 +7 +7 +7"));
    }

    private static CellEntry Cell(string target, double value) =>
        new(target, "stock", "", 0, new Dictionary<string, TestVerdict>())
        {
            Measures = new Dictionary<string, MeasureEntry> { ["noise"] = new(value, "copies", Better.Less) },
        };
}
