using Vimc.Harness.Host;

namespace Vimc.Mutants.Tests;

/// <summary>Runs of the tests on the driver as it is: which of them count together, and what they say.</summary>
internal sealed class CleanRunTests
{
    private static readonly Mutant[] Mutants =
    [
        MutantOf("first", "A_test", "stock-debug"), MutantOf("second", "B_test", "stock-debug"),
        MutantOf("third", "A_test", "sanitizer"),
    ];

    private string _folder = "";

    [SetUp]
    public void Make_a_driver()
    {
        _folder = Directory.CreateTempSubdirectory("vimc-clean-runs-").FullName;
        Write("int x;");
    }

    [TearDown]
    public void Remove_it() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Each_kernel_has_a_suite_with_the_tests_of_its_mutants()
    {
        var suites = CleanSuite.AllOf(Mutants, Drivers);

        Assert.That(suites.Select(suite => suite.Flavour), Is.EqualTo(["stock-debug", "sanitizer"]));
        Assert.That(suites[0].Filter, Does.Contain("A_test").And.Contain("B_test"));
        Assert.That(suites[1].Filter, Does.Not.Contain("B_test"));
        Assert.That(suites[0].Key, Is.Not.EqualTo(suites[1].Key));
    }

    [Test]
    public void A_changed_driver_or_another_test_is_another_suite()
    {
        var key = CleanSuite.AllOf(Mutants, Drivers)[0].Key;
        Assert.That(CleanSuite.AllOf(Mutants, Drivers)[0].Key, Is.EqualTo(key));
        Assert.That(CleanSuite.AllOf(Mutants[..1], Drivers)[0].Key, Is.Not.EqualTo(key));

        Write("int y;");
        Assert.That(CleanSuite.AllOf(Mutants, Drivers)[0].Key, Is.Not.EqualTo(key));
    }

    [Test]
    public async Task Runs_of_the_same_suite_are_kept()
    {
        var log = new CleanRunLog(new HarnessCache(_folder));
        var suite = CleanSuite.AllOf(Mutants, Drivers)[0];
        Assert.That(log.Of(suite), Is.Empty);

        await log.AppendAsync(RunOf(suite.Key, suite.Flavour, "found"), CancellationToken.None);
        await log.AppendAsync(RunOf("other", suite.Flavour), CancellationToken.None);

        Assert.That(log.Of(suite).Single().Findings, Is.EqualTo(["found"]));
    }

    [Test]
    public void Earlier_runs_count_but_do_not_decide()
    {
        var report = new CleanReport([], [RunOf("a", "stock-debug", "A_test: gone wrong")]);
        Assert.That(report.IsClean, Is.False, "without a run");

        report = report.With(RunOf("a", "stock-debug"));
        Assert.That(report.IsClean, Is.True);
        Assert.That(report.Tallies, Is.EqualTo([new CleanTally("stock-debug", 1, 2, 60, 1)]));

        Assert.That(report.With(RunOf("a", "stock-debug", "B_test")).IsClean, Is.False);
    }

    [Test]
    public void The_report_has_a_row_for_each_kernel_and_names_what_was_found()
    {
        var markdown = new CleanReport(
            [RunOf("b", "sanitizer"), RunOf("a", "stock-debug", "A_test: gone wrong")], []).ToMarkdown();

        Assert.That(markdown, Does.Contain("| sanitizer | 1 | 1 | 30 | 0 |\n| stock-debug | 1 | 1 | 30 | 1 |"));
        Assert.That(markdown, Does.Contain("- 2026-11-01 02:03 stock-debug: A_test: gone wrong"));
    }

    private string Drivers => Path.Combine(_folder, "drivers");

    private void Write(string source)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Drivers, "default", "kmod"));
        File.WriteAllText(Path.Combine(folder.FullName, "vimc.c"), source);
    }

    private static CleanRun RunOf(string suite, string flavour, params string[] findings) => new(
        new DateTime(2026, 11, 1, 2, 3, 0, DateTimeKind.Utc), suite, flavour, 30, findings);

    private static Mutant MutantOf(string name, string test, string flavour) =>
        new(name, "Sentence.", Detector.Parse("KASAN: "), [test], flavour, "");
}
