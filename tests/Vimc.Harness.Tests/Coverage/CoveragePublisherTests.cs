using Vimc.Harness.Coverage;
using Vimc.Harness.Failures;
using Vimc.Harness.History;
using Vimc.Harness.Regress;
using Vimc.Harness.Report;

namespace Vimc.Harness.Tests.Coverage;

/// <summary>What is written of counts, and read of several runs.</summary>
internal sealed class CoveragePublisherTests
{
    private string _folder = "";

    private string List => Path.Combine(_folder, "unreached.txt");

    [SetUp]
    public void Fill()
    {
        _folder = Directory.CreateTempSubdirectory("vimc-coverage-").FullName;
        var source = Path.Combine(_folder, Sample.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(source)!);
        File.WriteAllLines(source, Sample.Source.Lines);
        File.WriteAllText(List, $"{Sample.Path}: vimc_half\n\treturn 0;\n= Nobody <has> nothing.\n");
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Every_file_it_names_is_there()
    {
        var outcome = await PublishAsync(Counted("one"));

        Assert.That(outcome.Files.Select(file => Path.GetFileName(file.Path)),
            Is.EquivalentTo("coverage.html coverage.md coverage.info unreached.txt".Split(' ')));
        Assert.That(outcome.Files.Select(file => file.Path), Has.All.Exist);
        Assert.That(outcome.Complaints, Has.Count.EqualTo(4), "too few, and three blocks");
    }

    [Test]
    public async Task Runs_are_added_up()
    {
        var outcome = await PublishAsync(Counted("one"), Counted("two"));

        Assert.That(outcome.Verdict.Files.Single().Counts[17], Is.EqualTo(8));
        Assert.That(ReadOutput("coverage.md"), Does.Contain("| kmod/core/vimc-sample.c | 14 | 9 | 64.2 |"));
    }

    [Test]
    public async Task What_has_no_reason_is_proposed_for_the_list()
    {
        await PublishAsync(Counted("one"));
        await File.AppendAllTextAsync(List, "\n" + ReadOutput("unreached.txt"));
        var outcome = await PublishAsync(Counted("one"));

        Assert.That(outcome.Verdict.Unexplained, Is.Empty);
        Assert.That(outcome.Verdict.Stale, Is.Empty);
    }

    [Test]
    public async Task The_page_shows_each_line_and_why_it_is_not_reached()
    {
        await PublishAsync(Counted("one"));
        var page = ReadOutput("coverage.html");

        Assert.That(page, Does.Contain("<span class=\"why\">Nobody &lt;has&gt; nothing.</span><span class=\"explained\">"));
        Assert.That(page, Does.Contain("<span>           4   23 \tif (value &lt; 0)</span>"));
        Assert.That(page, Does.Contain("<span class=\"unreached\">           0   29 \tkfree(vimc-&gt;row);</span>"));
        Assert.That(page, Does.Contain("href=\"#kmod-core-vimc-sample.c\"").And.Contains("id=\"kmod-core-vimc-sample.c\""));
        Assert.That(page, Does.Not.Contain("<script").And.Not.Contains("src="));
    }

    [Test]
    public async Task The_report_of_a_run_has_the_table()
    {
        var verdict = (await PublishAsync(Counted("one"))).Verdict;
        var cell = new CellResult("bookworm", "sanitizer", [new TestResult("One", null, true)], []);
        var page = HtmlReport.Render([cell], [CellChange.None], new ReportSources(DateTime.UnixEpoch) { Coverage = verdict });

        Assert.That(page, Does.Contain("Lines reached").And.Contains("<td class=\"name\">kmod/core/vimc-sample.c</td>"));
        Assert.That(page, Does.Contain("9 of 14 lines reached, 64.2 %; 3 blocks without a reason"));
        Assert.That(
            HtmlReport.Render([cell], [CellChange.None], new ReportSources(DateTime.UnixEpoch)), Does.Not.Contain("Lines reached"));
    }

    [Test]
    public void Without_counts_it_says_how_to_make_them()
    {
        var empty = Directory.CreateDirectory(Path.Combine(_folder, "empty")).FullName;

        Assert.That(() => PublishAsync(empty), Throws.TypeOf<HarnessException>().With.Message.Contains("make coverage"));
    }

    private async Task<CoverageOutcome> PublishAsync(params string[] folders) =>
        await new CoveragePublisher(_folder, List, 95).PublishAsync(folders, Path.Combine(_folder, "out"), default);

    private string Counted(string name)
    {
        var folder = Path.Combine(_folder, name);
        var shard = Directory.CreateDirectory(Path.Combine(folder, "bookworm", "sanitizer", "shard-1-of-1")).FullName;
        File.WriteAllText(Path.Combine(shard, InfoFile.Name), InfoFile.Render(Sample.Counts(), Sample.Find));
        return folder;
    }

    private string ReadOutput(string name) => File.ReadAllText(Path.Combine(_folder, "out", name));
}
