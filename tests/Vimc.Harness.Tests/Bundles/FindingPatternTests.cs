using System.Text.RegularExpressions;
using Vimc.Harness.Bundles;
using Vimc.Harness.KernelLog;
using Vimc.Harness.Tests.KernelLog;

namespace Vimc.Harness.Tests.Bundles;

/// <summary>Expressions that find a report in another log.</summary>
internal sealed class FindingPatternTests
{
    private const int LinesNear = 400;

    private static IEnumerable<KernelLogCase> Cases => KernelLogCase.All.Where(each => each.Expected.Count > 0);

    /// <summary>As repro.sh looks for it, in the messages without what stands before them.</summary>
    [TestCaseSource(nameof(Cases))]
    public void Every_report_of_the_canned_logs_is_found_in_its_log(KernelLogCase log)
    {
        foreach (var finding in KernelLogScanner.Scan(log.Log, log.Options))
        {
            var sign = FindingPattern.For(finding);
            var begin = finding.Lines.ToList().FindIndex(line => Regex.IsMatch(line, sign.Sign));

            Assert.That(begin, Is.Not.Negative, $"{finding.Title}: {sign.Sign}");
            if (sign.Near.Length > 0)
                Assert.That(
                    finding.Lines.Skip(begin).Take(LinesNear + 1), Has.Some.Match(sign.Near), $"{finding.Title}: {sign.Near}");
        }
    }

    [TestCase("task v4l2-ctl:312 blocked for more than 120 seconds.", "task v4l2-ctl:9 blocked for more than 30 seconds.")]
    [TestCase("soft lockup - CPU#0 stuck for 26s! [cat:123]", "soft lockup - CPU#1 stuck for 22s! [cat:99]")]
    [TestCase("page fault for address: ffff888004a3b000", "page fault for address: ffffc90000123456")]
    [TestCase("in vb2_foo+0x1f/0x40 [videobuf2_v4l2]", "in vb2_foo+0x2/0x3 [videobuf2_v4l2]")]
    [TestCase("a (b) c* [d] e? $f ^g {h} i|j \\k", "a (b) c* [d] e? $f ^g {h} i|j \\k")]
    public void Only_numbers_may_differ(string line, string again) =>
        Assert.That(again, Does.Match($"^{FindingPattern.Generalise(line)}$"));

    [TestCase("in vb2_foo+0x1f/0x40", "in vb3_foo+0x1f/0x40")]
    [TestCase("WARNING: CPU: 1 PID: 2 at a.c:3", "WARNING: CPU: 1 PID: 2 at aXc:3")]
    public void Names_may_not(string line, string other) =>
        Assert.That(other, Does.Not.Match($"^{FindingPattern.Generalise(line)}$"));
}
