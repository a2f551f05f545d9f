using Vimc.Harness.Scenario;

namespace Vimc.Harness.Cli.Tests;

/// <summary>How far a run of tests has come, from what its runner prints.</summary>
internal sealed class TestProgressTests
{
    private const string Discovered =
        "   NUnit3TestExecutor discovered 257 of 260 NUnit test cases using Current Discovery mode, Non-Explicit run";

    [Test]
    public void It_counts_what_ends_and_remembers_what_failed()
    {
        var progress = new TestProgress();
        Assert.That(progress.Take(Discovered), Is.False);
        Assert.That(progress.Take("  Passed One [3 s]"), Is.True);
        Assert.That(progress.Take("  Failed Two(\"a b\") [1 m 2 s]"), Is.True);
        Assert.That(progress.Take("  Skipped Three [< 1 ms]"), Is.True);
        Assert.That(progress.Take("     Passed: 1"), Is.False, "the sum");
        Assert.That(progress.Take("  Failed to allocate memory pressure watch, ignoring: No medium found"), Is.False, "a guest");
        Assert.That(progress.Take("  Passed Four [5 s]"), Is.True);

        Assert.That($"{progress}", Is.EqualTo("4 of 260, 1 failed"));
        Assert.That(progress.Failed, Is.EqualTo(["Two(\"a b\")"]));
        Assert.That(progress.Recent, Is.EqualTo(["Two(\"a b\") [1 m 2 s]", "Three [< 1 ms]", "Four [5 s]"]));
    }

    [Test]
    public void It_estimates_when_enough_have_ended()
    {
        var progress = new TestProgress();
        progress.Take(Discovered);
        for (var i = 0; i < 9; i++)
            progress.Take("  Passed One [3 s]");
        Assert.That(progress.Remaining(TimeSpan.FromSeconds(90)), Is.Null);

        progress.Take("  Passed One [3 s]");

        Assert.That(progress.Remaining(TimeSpan.FromSeconds(100)), Is.EqualTo(TimeSpan.FromSeconds(2500)));
    }
}
