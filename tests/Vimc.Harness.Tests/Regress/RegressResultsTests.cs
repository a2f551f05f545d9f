using Vimc.Harness.Failures;
using Vimc.Harness.Qemu;
using Vimc.Harness.Regress;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Tests.Regress;

/// <summary>What runs left in folders, added up.</summary>
internal sealed class RegressResultsTests
{
    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("vimc-regress-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Shards_of_several_machines_make_one_cell()
    {
        Leave("a", "sid", "stock", "shard-1-of-2", Passed("One"), Skipped("Two"));
        Leave("b", "sid", "stock", "shard-2-of-2", Passed("Three"));

        var cell = RegressResults.Read([In("a"), In("b")]).Single();

        Assert.That(cell.Summary, Is.EqualTo("2 passed, 0 failed, 1 skipped"));
        Assert.That(cell.HasPassed, Is.True);
        Assert.That(cell.Duration, Is.EqualTo(TimeSpan.FromSeconds(3)));
    }

    [Test]
    public void A_shard_without_results_is_named_and_fails()
    {
        Leave("a", "sid", "stock", "shard-2-of-3", Passed("One"));

        var cell = RegressResults.Read([In("a")]).Single();

        Assert.That(string.Join(" ", cell.MissingShards), Is.EqualTo("1/3 3/3"));
        Assert.That(cell.HasPassed, Is.False);
    }

    [Test]
    public void A_shard_that_was_repeated_counts_once()
    {
        Leave("a", "sid", "stock", "shard-1-of-1", Failed("One", "no frame"));
        Leave("b", "sid", "stock", "shard-1-of-1", Passed("One"));

        Assert.That(RegressResults.Read([In("a"), In("b")]).Single().HasPassed, Is.True);
        Assert.That(RegressResults.Read([In("b"), In("a")]).Single().HasPassed, Is.False);
    }

    [Test]
    public void Different_divisions_are_refused()
    {
        Leave("a", "sid", "stock", "shard-1-of-2", Passed("One"));
        Leave("a", "sid", "stock", "shard-2-of-3", Passed("Two"));

        Assert.That(
            () => RegressResults.Read([In("a")]),
            Throws.TypeOf<HarnessException>().With.Message.Contains("different numbers of shards"));
    }

    [Test]
    public void A_cell_without_a_test_has_not_passed()
    {
        Leave("a", "sid", "stock", "shard-1-of-1", Skipped("One"));

        Assert.That(RegressResults.Read([In("a")]).Single().HasPassed, Is.False);
    }

    [Test]
    public void Cells_of_earlier_runs_are_not_taken_for_those_of_this_one()
    {
        Leave("a", "sid", "stock", "shard-1-of-1", Passed("One"));
        Leave("a", "trixie", "stock", "shard-1-of-1", Passed("One"));
        var cells = RegressCell.Matrix([Target.Find("sid")], [GuestFlavour.Stock]);

        Assert.That(RegressResults.Read(In("a"), cells).Single().Target, Is.EqualTo("sid"));
    }

    [Test]
    public void A_run_without_any_result_says_where_its_log_is()
    {
        Leave("a", "trixie", "stock", "shard-1-of-1", Passed("One"));
        var cells = RegressCell.Matrix([Target.Find("sid")], [GuestFlavour.Stock]);

        Assert.That(
            () => RegressResults.Read(In("a"), cells),
            Throws.TypeOf<HarnessException>().With.Message.Contains("tests.log"));
    }

    [Test]
    public void An_empty_matrix_is_refused() => Assert.That(
        () => RegressCell.Matrix([], [GuestFlavour.Stock]), Throws.TypeOf<HarnessException>());

    [Test]
    public void A_folder_without_results_says_what_makes_them() => Assert.That(
        () => RegressResults.Read([_folder]),
        Throws.TypeOf<HarnessException>().With.Message.Contains("'vimc-harness regress'"));

    [Test]
    public void A_broken_file_is_named()
    {
        var file = Leave("a", "sid", "stock", "shard-1-of-1", "<testcase");

        Assert.That(
            () => RegressResults.Read([_folder]), Throws.TypeOf<HarnessException>().With.Message.Contains(file));
    }

    [Test]
    public void The_table_has_a_line_for_each_cell_and_the_failures_after_it()
    {
        Leave("a", "sid", "stock", "shard-1-of-1", Passed("One"), Failed("Two", "no frame"));
        Leave("a", "trixie", "sanitizer", "shard-1-of-1", Passed("One"));

        var text = RegressResults.ToMarkdown(RegressResults.Read([In("a")]));

        Assert.That(text, Does.Contain("| sid | stock | 1 | 1 | 0 | 2 s |\n| trixie | sanitizer | 1 | 0 | 0 | 1 s |"));
        Assert.That(text, Does.Contain("## sid stock: Two").And.Contains("no frame"));
    }

    private static string Passed(string name) => $"<testcase classname=\"F\" name=\"{name}\" time=\"1\"/>";

    private static string Skipped(string name) =>
        $"<testcase classname=\"F\" name=\"{name}\" time=\"1\"><skipped/></testcase>";

    private static string Failed(string name, string message) =>
        $"<testcase classname=\"F\" name=\"{name}\" time=\"1\"><failure message=\"{message}\">at F</failure></testcase>";

    private string In(string run) => Path.Combine(_folder, run);

    private string Leave(string run, string target, string flavour, string shard, params string[] tests)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, run, target, flavour, shard)).FullName;
        var file = Path.Combine(folder, "junit.xml");
        File.WriteAllText(file, $"<testsuites><testsuite>{string.Concat(tests)}</testsuite></testsuites>");
        return file;
    }
}
