using Vimc.Harness.Failures;

namespace Vimc.Harness.Bisect;

/// <summary>
/// Looks for the first bad commit, by halves. What fails now and then passes at a bad commit too, so first it is found
/// out how often the bad commit fails; a commit counts as good only after so many passes that the whole search is as
/// sure as it was asked to be. One failure is enough to be bad.
/// </summary>
/// <param name="range">The suspects.</param>
/// <param name="probe">Tries commits.</param>
/// <param name="options">How sure to be.</param>
/// <param name="say">Gets the news.</param>
public sealed class BisectSearch(CommitRange range, IBisectProbe probe, BisectOptions options, Action<string> say)
{
    // So many failures tell a rate well enough.
    private const int EnoughFailures = 3;

    private double _doubt;
    private string _detail = "";

    /// <summary>Searches.</summary>
    /// <exception cref="HarnessException">The good commit fails, or the bad one does not.</exception>
    public async Task<BisectVerdict> RunAsync(CancellationToken cancellation)
    {
        var rate = await MeasureAsync(cancellation);
        var steps = (int)Math.Ceiling(Math.Log2(range.Suspects.Count)) + 1;
        var passes = rate.PassesToBelieve((1 - options.Confidence) / steps);
        say($"the bad commit failed {rate}; a commit is good after {passes} passes");
        if (await IsBadAsync(range.Good, rate, passes, cancellation) != false)
            throw new HarnessException($"the good commit {range.Good} is not: {_detail}");

        var suspects = await NarrowAsync(rate, passes, cancellation);
        return new BisectVerdict(suspects, 1 - _doubt, rate, _detail);
    }

    private async Task<FailureRate> MeasureAsync(CancellationToken cancellation)
    {
        var rate = new FailureRate(0, 0);
        while (rate.Failures < EnoughFailures && rate.Tries < options.MostTries)
        {
            var result = await TryAsync(range.Bad, cancellation);
            if (result.Verdict == ProbeVerdict.CannotTell)
                throw new HarnessException($"the bad commit {range.Bad} cannot be tried: {result.Detail}");
            rate = new FailureRate(rate.Failures + (result.Verdict == ProbeVerdict.Failed ? 1 : 0), rate.Tries + 1);
        }
        return rate.Failures > 0
            ? rate
            : throw new HarnessException($"the bad commit {range.Bad} did not fail in {rate.Tries} tries");
    }

    // Commits up to 'good' are good, from 'bad' on they are bad; -1 is the one before all suspects.
    private async Task<IReadOnlyList<BisectCommit>> NarrowAsync(
        FailureRate rate, int passes, CancellationToken cancellation)
    {
        var (good, bad) = (-1, range.Suspects.Count - 1);
        var untried = new HashSet<int>();
        while (NextBetween(good, bad, untried) is { } next)
        {
            switch (await IsBadAsync(range.Suspects[next], rate, passes, cancellation))
            {
                case true:
                    bad = next;
                    break;
                case false:
                    good = next;
                    break;
                default:
                    untried.Add(next);
                    break;
            }
        }
        return [.. range.Suspects.Skip(good + 1).Take(bad - good)];
    }

    /// <summary>The commit nearest to the middle that can be tried, or null.</summary>
    private static int? NextBetween(int good, int bad, HashSet<int> untried) =>
        Enumerable.Range(good + 1, bad - good - 1)
            .Where(index => !untried.Contains(index))
            .OrderBy(index => Math.Abs((2 * index) - good - bad))
            .Select(index => (int?)index)
            .FirstOrDefault();

    /// <returns>Null if it cannot be told.</returns>
    private async Task<bool?> IsBadAsync(
        BisectCommit commit, FailureRate rate, int passes, CancellationToken cancellation)
    {
        for (var pass = 1; pass <= passes; pass++)
        {
            var result = await TryAsync(commit, cancellation);
            if (result.Verdict == ProbeVerdict.Failed)
            {
                say($"bad   {commit}: {result.Detail}");
                return true;
            }
            if (result.Verdict == ProbeVerdict.CannotTell)
            {
                say($"skip  {commit}: {result.Detail.Split('\n')[0]}");
                _detail = result.Detail;
                return null;
            }
        }
        _doubt += rate.DoubtAfter(passes);
        say($"good  {commit}: passed {passes} times");
        return false;
    }

    private async Task<ProbeResult> TryAsync(BisectCommit commit, CancellationToken cancellation)
    {
        var result = await probe.TryAsync(commit, cancellation);
        if (result.Verdict == ProbeVerdict.Failed)
            _detail = result.Detail;
        return result;
    }
}
