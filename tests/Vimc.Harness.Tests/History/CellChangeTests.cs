using Vimc.Harness.History;

namespace Vimc.Harness.Tests.History;

/// <summary>What differs between two runs on one kernel.</summary>
internal sealed class CellChangeTests
{
    [Test]
    public void Without_an_earlier_run_nothing_has_changed() => Assert.That(
        CellChange.Between(null, Cell(("A", TestVerdict.Failed))).IsRegression, Is.False);

    [Test]
    public void A_test_that_fails_and_did_not_is_a_regression()
    {
        var change = CellChange.Between(
            Cell(("A", TestVerdict.Passed), ("B", TestVerdict.Failed)),
            Cell(("A", TestVerdict.Failed), ("B", TestVerdict.Failed), ("C", TestVerdict.Failed)));

        Assert.That(string.Join(' ', change.NewFailures), Is.EqualTo("A C"));
        Assert.That(change.IsRegression, Is.True);
    }

    [Test]
    public void A_test_that_passes_again_is_none()
    {
        var change = CellChange.Between(Cell(("A", TestVerdict.Failed)), Cell(("A", TestVerdict.Passed)));

        Assert.That(string.Join(' ', change.Fixed), Is.EqualTo("A"));
        Assert.That(change.IsRegression, Is.False);
    }

    [Test]
    public void A_test_that_is_not_run_any_more_is_lost()
    {
        var change = CellChange.Between(
            Cell(("A", TestVerdict.Passed), ("B", TestVerdict.Failed), ("C", TestVerdict.Skipped)),
            Cell(("A", TestVerdict.Skipped)));

        Assert.That(string.Join(' ', change.Lost), Is.EqualTo("A B"));
        Assert.That(change.IsRegression, Is.True);
    }

    private static CellEntry Cell(params (string Name, TestVerdict Verdict)[] tests) =>
        new("sid", "stock", "7.2", 1, tests.ToDictionary(test => test.Name, test => test.Verdict));
}
