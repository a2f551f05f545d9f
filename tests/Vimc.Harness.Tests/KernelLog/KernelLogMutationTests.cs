using Vimc.Harness.KernelLog;

namespace Vimc.Harness.Tests.KernelLog;

/// <summary>Every entry of every table must be needed by a log of the corpus: take it away and a case fails.</summary>
internal sealed class KernelLogMutationTests
{
    private static IEnumerable<string> PatternIds => KernelReportPatterns.All.Select(pattern => pattern.Id);

    private static IEnumerable<string> NoiseLines => KernelLogNoise.All.Select(line => line.ToString());

    private static IEnumerable<string> SkippedFunctions => KernelStackSkipList.Always;

    [Test]
    public void Pattern_names_are_unique() => Assert.That(PatternIds, Is.Unique);

    [TestCaseSource(nameof(PatternIds))]
    public void Pattern_is_needed(string id) =>
        AssertNoticed(new KernelReportMatcher(
            [.. KernelReportPatterns.All.Where(pattern => pattern.Id != id)],
            KernelLogNoise.All,
            KernelStackSkipList.Always));

    [TestCaseSource(nameof(NoiseLines))]
    public void Noise_is_needed(string line) =>
        AssertNoticed(new KernelReportMatcher(
            KernelReportPatterns.All,
            [.. KernelLogNoise.All.Where(noise => noise.ToString() != line)],
            KernelStackSkipList.Always));

    [TestCaseSource(nameof(SkippedFunctions))]
    public void Skipped_function_is_needed(string prefix) =>
        AssertNoticed(new KernelReportMatcher(
            KernelReportPatterns.All,
            KernelLogNoise.All,
            KernelStackSkipList.Always.Where(other => other != prefix)));

    private static void AssertNoticed(KernelReportMatcher matcher)
    {
        var isNoticed = KernelLogCase.All.Any(log =>
        {
            var scanner = new KernelLogScanner(matcher, log.Options);
            return log.Differences([.. scanner.Feed(log.Log), .. scanner.Flush()]).Any();
        });

        Assert.That(isNoticed, "no log of the corpus needs this entry");
    }
}
