using Vimc.Harness.Failures;
using Vimc.Harness.Guest;

namespace Vimc.Harness.Tests.Guest;

internal sealed class HangReportTests
{
    [TestCase(new[] { 0.01, 0.02 }, true, HangKind.Blocked)]
    [TestCase(new[] { 0.01, 0.02 }, false, HangKind.Blocked)]
    [TestCase(new[] { 1.0, 0.02 }, true, HangKind.Slow)]
    [TestCase(new[] { 0.1, 0.9 }, true, HangKind.Slow)]
    [TestCase(new[] { 1.0, 1.0 }, false, HangKind.Spinning)]
    [TestCase(new double[0], true, HangKind.Slow)]
    [TestCase(new double[0], false, HangKind.Spinning)]
    public void Load_and_silence_tell_what_it_is(double[] load, bool answers, HangKind kind) =>
        Assert.That(HangReport.Judge(load, answers), Is.EqualTo(kind));

    [Test]
    public void The_verdict_comes_first_and_what_is_empty_not_at_all()
    {
        var report = new HangReport(HangKind.Spinning, [1, 0.97], false, "", "", "CPU#0\nRIP=0");

        Assert.That(report.ToString(), Is.EqualTo(
            """
            the guest is spinning: its processors were 100 % and 97 % busy, its agent is silent
            registers:
              CPU#0
              RIP=0
            """));
    }

    [Test]
    public void A_host_that_does_not_tell_the_load_is_no_reason_to_be_silent() =>
        Assert.That(
            $"{new HangReport(HangKind.Slow, [], true, "", "", "")}",
            Is.EqualTo("the guest is slow: nobody knows how busy its processors were, its agent answers"));
}
