using System.Globalization;
using Vimc.Harness.Evidence;
using Vimc.Harness.History;

namespace Vimc.Harness.Tests.History;

/// <summary>What differs between two runs on one kernel.</summary>
internal sealed class CellChangeTests
{
    [Test]
    public void Without_an_earlier_run_nothing_has_changed() => Assert.That(
        CellChange.Between([], Cell(("A", TestVerdict.Failed))), Is.SameAs(CellChange.Unknown));

    [Test]
    public void A_test_that_fails_and_did_not_is_a_regression()
    {
        var change = CellChange.Between(
            [Cell(("A", TestVerdict.Passed), ("B", TestVerdict.Failed))],
            Cell(("A", TestVerdict.Failed), ("B", TestVerdict.Failed), ("C", TestVerdict.Failed)));

        Assert.That(string.Join(' ', change.NewFailures), Is.EqualTo("A C"));
        Assert.That(change.IsRegression, Is.True);
    }

    [Test]
    public void A_test_that_passes_again_is_none()
    {
        var change = CellChange.Between([Cell(("A", TestVerdict.Failed))], Cell(("A", TestVerdict.Passed)));

        Assert.That(string.Join(' ', change.Fixed), Is.EqualTo("A"));
        Assert.That(change.IsRegression, Is.False);
    }

    [Test]
    public void A_test_that_is_not_run_any_more_is_lost()
    {
        var change = CellChange.Between(
            [Cell(("A", TestVerdict.Passed), ("B", TestVerdict.Failed), ("C", TestVerdict.Skipped))],
            Cell(("A", TestVerdict.Skipped)));

        Assert.That(string.Join(' ', change.Lost), Is.EqualTo("A B"));
        Assert.That(change.IsRegression, Is.True);
    }

    [TestCase(500, true)]
    [TestCase(501, false)]
    [TestCase(502, false)]
    public void A_count_that_drops_by_one_is_a_regression(int now, bool isRegression)
    {
        var change = CellChange.Between([Counted(600), Counted(501)], Counted(now));

        Assert.That(change.IsRegression, Is.EqualTo(isRegression));
        Assert.That(string.Join(' ', change.Worse), isRegression ? Is.EqualTo("calls: 500, 501 before") : Is.Empty);
    }

    [TestCase("2.4", false)]
    [TestCase("2.6 worse", true)]
    [TestCase("0.1", false)]
    public void A_cost_is_a_regression_beyond_a_quarter(string now, bool isRegression) =>
        Assert.That(Change(now, "2 2.02 1.98 2 2"), isRegression ? Is.EqualTo("frame: 2.6 copies, 2 before") : Is.Empty);

    [TestCase("4.4", false)]
    [TestCase("9 worse", true)]
    public void A_cost_that_was_noisy_may_stay_so(string now, bool isRegression) =>
        Assert.That(Change(now, "2 3 4 3 2 4 3"), isRegression ? Is.EqualTo("frame: 9 copies, 3 before") : Is.Empty);

    [Test]
    public void Only_the_last_runs_count_for_a_cost() => Assert.That(
        Change("2", string.Join(' ', Enumerable.Repeat("9", 20).Concat(Enumerable.Repeat("1", 10)))),
        Is.EqualTo("frame: 2 copies, 1 before"));

    [Test]
    public void A_figure_without_a_past_is_none() => Assert.That(
        CellChange.Between([Cell()], Counted(1)).IsRegression, Is.False);

    private static string Change(string now, string earlier) => string.Join(
        '\n',
        CellChange.Between([.. earlier.Split(' ').Select(Costing)], Costing(now.Split(' ')[0])).Worse);

    private static CellEntry Counted(int count) =>
        Cell() with { Measures = new Dictionary<string, MeasureEntry> { ["calls"] = new(count, "", Better.More) } };

    private static CellEntry Costing(string value) => Cell() with
    {
        Measures = new Dictionary<string, MeasureEntry>
        {
            ["frame"] = new(double.Parse(value, CultureInfo.InvariantCulture), "copies", Better.Less),
        },
    };

    private static CellEntry Cell(params (string Name, TestVerdict Verdict)[] tests) =>
        new("sid", "stock", "7.2", 1, tests.ToDictionary(test => test.Name, test => test.Verdict));
}
