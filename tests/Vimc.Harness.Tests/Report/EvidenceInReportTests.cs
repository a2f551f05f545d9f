using Vimc.Harness.Evidence;
using Vimc.Harness.History;
using Vimc.Harness.Regress;
using Vimc.Harness.Report;

namespace Vimc.Harness.Tests.Report;

/// <summary>What can be looked at of tests, as the page shows it.</summary>
internal sealed class EvidenceInReportTests
{
    private const string Good = "N.GoodTests.It_works(\"a.b\",1)";
    private const string Bad = "N.BadTests(\"x.y\",2).It_fails";

    private static readonly ReportSources Sources = new(DateTime.UnixEpoch) { Output = "/run" };

    [Test]
    public void A_test_shows_its_commands_with_times_and_output()
    {
        var page = Render(Cell("sid"));

        Assert.That(page, Does.Contain("<strong>cat &lt;file&gt;</strong> <span class=\"faint\">[0.50 s, status 1]</span>"));
        Assert.That(page, Does.Contain("cat: no such file"));
        Assert.That(page, Does.Contain(">It_<wbr>works(&quot;a.b&quot;,1) <span"));
        Assert.That(page, Does.Contain("on sid stock, its guest was there after 0.12 s"));
    }

    [Test]
    public void A_test_that_passed_is_shown_once_and_one_that_failed_on_each_kernel()
    {
        var page = Render(Cell("sid"), Cell("trixie"));

        Assert.That(Count(page, "It_<wbr>works(&quot;a.b&quot;,1) <span"), Is.EqualTo(1));
        Assert.That(Count(page, "It_<wbr>fails <span class=\"faint\">on "), Is.EqualTo(2));
    }

    [Test]
    public void A_report_of_the_kernel_shows_where_it_is_in_the_source() => Assert.That(
        Render(Cell("sid")), Does.Contain("<pre>WARNING: at here\n\nin the source, innermost first:\n  f (kmod/core/f.c:1)</pre>"));

    [Test]
    public void A_failure_links_the_bundle_that_repeats_it()
    {
        Assert.That(Render(Cell("sid", "/run/sid/stock/bundles/It fails")), Does.Contain("href=\"sid/stock/bundles/It%20fails\""));
        Assert.That(Render(Cell("sid", "/elsewhere/bundle")), Does.Not.Contain("href="), "the page travels without it");
    }

    [Test]
    public void A_figure_shows_what_it_was_before()
    {
        var cell = Cell("sid");
        var history = new[] { Entry(cell, 1.5), Entry(cell, 2) };

        var page = HtmlReport.Render([cell], [CellChange.None], Sources with { History = [history] });

        Assert.That(page, Does.Contain("<td class=\"name\">frame</td><td>copies</td><td class=\"number\">2 (before 1.5)</td>"));
    }

    [Test]
    public void Times_are_drawn_and_so_are_the_runs_before()
    {
        var cell = Cell("sid");
        var page = HtmlReport.Render(
            [cell], [CellChange.None], Sources with { History = [[Entry(cell, 1.5), Entry(cell, 2)]] });

        foreach (var title in (string[])["waited for their guest", "tests took", "booted and loaded", "all tests took, run by run", "frame, run by run"])
            Assert.That(page, Does.Contain($"{title}"));
        Assert.That(Render(Cell("sid")), Does.Not.Contain("run by run"), "one run has no trend");
    }

    private static string Render(params CellResult[] cells) =>
        HtmlReport.Render(cells, [.. cells.Select(_ => CellChange.None)], Sources);

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static CellEntry Entry(CellResult cell, double frame) => RunHistory.EntryOf(cell) with
    {
        Measures = new Dictionary<string, MeasureEntry> { ["frame"] = new(frame, "copies", Better.Less) },
    };

    private static CellResult Cell(string target, string? bundle = null) => new(
        target,
        "stock",
        [
            new TestResult(Good["N.GoodTests.".Length..], null, true) { Fixture = "N.GoodTests", Duration = TimeSpan.FromSeconds(1) },
            new TestResult("It_fails", "no", true)
            {
                Fixture = Bad[..^".It_fails".Length], Duration = TimeSpan.FromSeconds(2), Bundle = bundle,
            },
        ],
        [])
    {
        Evidence = new RunEvidence
        {
            Tests =
            [
                new TestEvidence(Good, 0.12)
                {
                    Commands = [new CommandEvidence("cat <file>", 0, 0.5, 1, "cat: no such file")],
                },
                new TestEvidence(Bad, 0.2)
                {
                    Findings =
                    [
                        new FindingEvidence(
                            "WARNING in f", "WARNING: at here\n\nin the source, innermost first:\n  f (kmod/core/f.c:1)"),
                    ],
                },
            ],
            Preparations = [new Preparation("boot", 3)],
            Measures = [new Measure("frame", 2, "copies", Better.Less)],
        },
    };
}
