using System.Text.RegularExpressions;
using Vimc.Harness.History;
using Vimc.Harness.Regress;
using Vimc.Harness.Report;

namespace Vimc.Harness.Tests.Report;

/// <summary>Results as people and programs read them.</summary>
internal sealed partial class ReportTests
{
    private static readonly DateTime Now = new(2026, 11, 25, 12, 0, 0, DateTimeKind.Utc);

    private static readonly CellFacts Facts = new(
        "7.2.13+deb14-amd64", "0123", "QEMU emulator version 10.0", "a processor", "abcdef", null, Now, TimeSpan.FromMinutes(12));

    private static readonly CellResult Good = new("sid", "stock", [Passed("One", 2), Passed("Two(\"<b>\")", 1)], [])
    {
        Facts = Facts,
    };

    private static readonly CellResult Bad = new(
        "trixie", "sanitizer", [Failed("One", "WARNING in <vimc_stream>"), Skipped("Two(\"<b>\")")], []);

    private static readonly CellChange Worse = new(["N.Fixture.One"], [], ["N.Fixture.Three"]);

    [Test]
    public void The_page_has_no_markup_from_a_test()
    {
        var page = Render();

        Assert.That(page, Does.Contain("WARNING in &lt;vimc_stream&gt;").And.Contains("Two(&quot;&lt;b&gt;&quot;)"));
        Assert.That(page, Does.Not.Contain("<vimc_stream>").And.Not.Contains("<b>"));
    }

    [Test]
    public void The_page_stands_alone()
    {
        var page = Render();

        Assert.That(page, Does.Not.Contain("<script").And.Not.Contains("<link"));
        Assert.That(Reference().Matches(page).Select(match => match.Groups[1].Value), Has.All.StartsWith("data:"));
    }

    [Test]
    public void The_page_is_well_formed()
    {
        var open = new Stack<string>();
        foreach (Match tag in Tag().Matches(Render()))
        {
            if (tag.Groups["name"].Value is "meta" or "img" or "wbr" || tag.Value.EndsWith("/>", StringComparison.Ordinal))
                continue;
            if (tag.Groups["end"].Length == 0)
                open.Push(tag.Groups["name"].Value);
            else
                Assert.That(tag.Groups["name"].Value, Is.EqualTo(open.Pop()), tag.Value);
        }

        Assert.That(open, Is.Empty);
    }

    [Test]
    public void The_page_says_what_changed()
    {
        var page = Render();

        Assert.That(page, Does.Contain("fails now").And.Contains("<li>N.Fixture.One</li>"));
        Assert.That(page, Does.Contain("is no longer run").And.Contains("<li>N.Fixture.Three</li>"));
        Assert.That(page, Does.Not.Contain("Nothing has changed."));
        Assert.That(HtmlReport.Render([Good], [CellChange.None], new ReportSources(Now)), Does.Contain("Nothing has changed."));
    }

    [Test]
    public void The_first_run_has_no_news()
    {
        var page = HtmlReport.Render([Bad], [CellChange.Unknown], new ReportSources(Now));

        Assert.That(page, Does.Contain("No earlier run of all tests to compare with."));
        Assert.That(page, Does.Contain(">failed</span> N.").And.Not.Contain(">known<").And.Not.Contain(">new<"));
    }

    [Test]
    public void The_page_shows_each_test_on_each_kernel()
    {
        var row = Render().Split('\n').Single(line => line.Contains("<td class=\"name\">One</td>"));

        Assert.That(row, Does.Contain("passed on sid stock").And.Contains("failed on trixie sanitizer"));
    }

    [Test]
    public void Pictures_and_drawings_are_within_the_page()
    {
        var folder = Directory.CreateTempSubdirectory("vimc-report-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "video0.png"), [1, 2, 3]);
            File.WriteAllBytes(Path.Combine(folder, "cost.png"), [1, 2, 3]);
            File.WriteAllText(Path.Combine(folder, "cost.svg"), "<?xml version=\"1.0\"?>\n<svg><g/></svg>");

            var page = HtmlReport.Render([Good], [CellChange.None], new ReportSources(Now) { Folders = [folder, "/nonexistent"] });

            Assert.That(page, Does.Contain("src=\"data:image/png;base64,AQID\"").And.Contains("<svg><g/></svg>"));
            Assert.That(page, Does.Not.Contain("<?xml").And.Not.Contains("alt=\"cost\""));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void Frames_of_the_test_framework_are_left_out()
    {
        var test = Failed("One", "no frame\n   at Vimc.Test()\n   at NUnit.Framework.Internal.Run()\n1) at Vimc.Test()");
        var page = HtmlReport.Render([Good with { Tests = [test] }], [CellChange.None], new ReportSources(Now));

        Assert.That(page, Does.Contain("<pre>no frame\n   at Vimc.Test()</pre>"));
    }

    [Test]
    public void Ktap_has_a_plan_and_a_line_for_each_test() => Assert.That(
        Ktap.Render([Good, Bad]),
        Is.EqualTo(
            """
            KTAP version 1
            1..2
              KTAP version 1
              1..2
              ok 1 N.Fixture.One
              ok 2 N.Fixture.Two("<b>")
            ok 1 sid stock
              KTAP version 1
              1..2
              not ok 1 N.Fixture.One
              ok 2 N.Fixture.Two("<b>") # SKIP
            not ok 2 trixie sanitizer

            """));

    [Test]
    public void The_summary_begins_with_a_subject() => Assert.That(
        TextSummary.Render([Good, Bad], [CellChange.None, Worse]),
        Is.EqualTo(
            """
            [vimc] 2 passed, 1 failed on 2 kernels

            sid stock (7.2.13+deb14-amd64): 2 passed, 0 failed, 0 skipped
            trixie sanitizer: 0 passed, 1 failed, 1 skipped
              fails now: N.Fixture.One
              is no longer run: N.Fixture.Three

            """));

    private static string Render() => HtmlReport.Render([Good, Bad], [CellChange.None, Worse], new ReportSources(Now));

    private static TestResult Passed(string name, int seconds) =>
        new(name, null, true) { Fixture = "N.Fixture", Duration = TimeSpan.FromSeconds(seconds) };

    private static TestResult Failed(string name, string message) => new(name, message, true) { Fixture = "N.Fixture" };

    private static TestResult Skipped(string name) => new(name, null, false) { Fixture = "N.Fixture" };

    [GeneratedRegex("(?:src|href)=\"([^\"]*)\"")]
    private static partial Regex Reference();

    [GeneratedRegex("<(?<end>/?)(?<name>[a-z][a-z0-9]*)[^>]*>")]
    private static partial Regex Tag();
}
