using System.Globalization;
using Vimc.Harness.Bisect;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Tests.Bisect;

/// <summary>The search for the first bad commit, without guests.</summary>
internal sealed class BisectSearchTests
{
    private static readonly BisectCommit Good = new("good", "fine");

    [Test]
    public async Task What_always_fails_is_found_wherever_it_began([Range(0, 12)] int first)
    {
        var probe = new FakeProbe(commit => commit >= first ? ProbeVerdict.Failed : ProbeVerdict.Passed);

        var verdict = await SearchAsync(13, probe);

        Assert.That(verdict.Suspects.Select(commit => commit.Id), Is.EqualTo([$"{first}"]));
        Assert.That(verdict.Confidence, Is.GreaterThanOrEqualTo(0.99));
        Assert.That(verdict.Rate, Is.EqualTo(new FailureRate(3, 3)));
    }

    [Test]
    public async Task What_fails_now_and_then_is_found_almost_always()
    {
        const int searches = 300;
        var wrong = 0;
        for (var seed = 0; seed < searches; seed++)
        {
            var random = new Random(seed);
            var first = random.Next(20);
            var probe = new FakeProbe(
                commit => commit >= first && random.NextDouble() < 0.3 ? ProbeVerdict.Failed : ProbeVerdict.Passed);
            var verdict = await SearchAsync(20, probe, 0.95);
            wrong += verdict.Suspects is [var only] && only.Id == $"{first}" ? 0 : 1;
        }

        TestContext.Out.WriteLine($"{wrong} of {searches} searches went wrong");
        Assert.That(wrong, Is.LessThanOrEqualTo(searches * 0.08), "a rate taken from few tries is not exact");
    }

    [Test]
    public async Task Commits_that_cannot_be_tried_stay_suspects()
    {
        var probe = new FakeProbe(commit => commit switch
        {
            >= 6 => ProbeVerdict.Failed,
            4 or 5 => ProbeVerdict.CannotTell,
            _ => ProbeVerdict.Passed,
        });

        var verdict = await SearchAsync(10, probe);

        Assert.That(verdict.Suspects.Select(commit => commit.Id), Is.EqualTo(["4", "5", "6"]));
    }

    [Test]
    public async Task Commits_that_cannot_be_tried_do_not_hide_others()
    {
        var probe = new FakeProbe(commit => commit switch
        {
            5 => ProbeVerdict.CannotTell,
            >= 3 => ProbeVerdict.Failed,
            _ => ProbeVerdict.Passed,
        });

        Assert.That((await SearchAsync(10, probe)).Suspects.Select(commit => commit.Id), Is.EqualTo(["3"]));
    }

    [Test]
    public void A_bad_commit_that_never_fails_ends_the_search() => Assert.That(
        () => SearchAsync(4, new FakeProbe(_ => ProbeVerdict.Passed)),
        Throws.TypeOf<HarnessException>().With.Message.Contains("did not fail in 50 tries"));

    [Test]
    public void A_good_commit_that_fails_ends_the_search() => Assert.That(
        () => SearchAsync(4, new FakeProbe(_ => ProbeVerdict.Failed)),
        Throws.TypeOf<HarnessException>().With.Message.Contains("the good commit good fine is not"));

    [TestCase(3, 3, 0.001, 5)]
    [TestCase(1, 1, 0.25, 2)]
    [TestCase(1, 19, 0.05, 59)]
    public void Passes_needed_follow_from_the_rate(int failures, int tries, double doubt, int passes)
    {
        var rate = new FailureRate(failures, tries);

        Assert.That(rate.PassesToBelieve(doubt), Is.EqualTo(passes));
        Assert.That(rate.DoubtAfter(passes), Is.LessThanOrEqualTo(doubt));
    }

    private static Task<BisectVerdict> SearchAsync(int commits, FakeProbe probe, double confidence = 0.99)
    {
        var suspects = Enumerable.Range(0, commits).Select(i => new BisectCommit($"{i}", "change")).ToList();
        return new BisectSearch(new CommitRange(Good, suspects), probe, new BisectOptions(confidence), _ => { })
            .RunAsync(CancellationToken.None);
    }

    /// <summary>Answers by the number of the commit; that of the good one is -1.</summary>
    private sealed class FakeProbe(Func<int, ProbeVerdict> answer) : IBisectProbe
    {
        public Task<ProbeResult> TryAsync(BisectCommit commit, CancellationToken cancellation) =>
            Task.FromResult(new ProbeResult(
                answer(commit == Good ? -1 : int.Parse(commit.Id, CultureInfo.InvariantCulture)), "broken"));
    }
}
