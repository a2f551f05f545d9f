using System.Text.RegularExpressions;
using Vimc.Harness.Bundles;
using Vimc.Harness.Journal;
using Vimc.Harness.KernelLog;

namespace Vimc.Harness.Tests.Bundles;

/// <summary>What a failure is known by.</summary>
internal sealed class FailureSignsTests
{
    private const string Warning =
        """
        [    2.713001] ------------[ cut here ]------------
        [    2.713009] WARNING: CPU: 1 PID: 312 at /build/vimc/a.c:12 vimc_stream+0x1f/0x40 [vimc]
        [    2.713020] Call Trace:
        [    2.713021]  vimc_start+0x1/0x2 [vimc]
        [    2.713030] ---[ end trace 0000000000000000 ]---
        """;

    private static readonly GuestFailure Failure = new("N.Test", "it is wrong\nmore", [], new JournalMark(9));

    [Test]
    public void A_report_comes_before_everything_else()
    {
        var findings = KernelLogScanner.Scan(Warning);
        var sign = FailureSigns.Find(
            Failure with { Findings = findings, IsGuestLost = true }, Steps.OfTest(Steps.Command("false", 0, 1, 1)));

        Assert.That((sign.Title, sign.Near, sign.Step), Is.EqualTo(("WARNING in vimc_stream", "", (int?)null)));
        AssertSaid(sign.Sign, "[   12.000000] WARNING: CPU: 0 PID: 7 at /build/vimc/a.c:99 vimc_stream+0x2f/0x50 [vimc]");
        AssertSaid(sign.Sign, "WARNING: CPU: 0 PID: 7 at /build/vimc/a.c:12 vimc_other+0x1f/0x40 [vimc]", isIt: false);
    }

    [Test]
    public void A_guest_that_is_lost_does_not_get_to_the_end()
    {
        var sign = FailureSigns.Find(Failure with { IsGuestLost = true }, Steps.OfTest(Steps.Command("false", 0, null)));

        Assert.That(sign.Sign, Is.Empty);
        AssertSaid(sign.Absent, "replay: 3.000001 done; the kernel log:");
    }

    [Test]
    public void A_command_that_was_killed_still_runs()
    {
        var endless = Steps.Command("sleep 9\nmore", 0, 2, 137) with { Signals = [new JournalSignal(TimeSpan.Zero, 9)] };
        var sign = FailureSigns.Find(Failure, Steps.OfTest(endless, Steps.Command("ps", 1, 1)));

        Assert.That(sign.Title, Is.EqualTo("'sleep 9 ...' does not end"));
        AssertSaid(sign.Sign, "replay: 1.000000 1 still runs");
        Assert.That(sign.Step, Is.EqualTo(1));
    }

    [Test]
    public void Else_the_last_thing_that_was_asked_decides()
    {
        var status = FailureSigns.Find(
            Failure, Steps.OfTest(Steps.Command("true", 0, 1), Steps.Command("false", 1, 2, 1), Steps.Put("/tmp/a", 3, "")));
        var output = FailureSigns.Find(Failure, Steps.OfTest(Steps.Command("false", 0, 1, 1), Steps.Command("true", 1, 2)));
        var content = FailureSigns.Find(Failure, Steps.OfTest(Steps.Command("true", 1, 2), Steps.Get("/tmp/frame", 3)));

        AssertSaid(status.Sign, "replay: 0.100000 2 exits 1");
        AssertSaid(status.Sign, "replay: 0.100000 2 exits 10", isIt: false);
        AssertSaid(output.Sign, "replay: 0.100000 2 has c0ffee");
        AssertSaid(content.Sign, "replay: 0.100000 2 has f00d");
    }

    [Test]
    public void What_was_looked_at_afterwards_decides_only_where_that_failed()
    {
        var steps = BundleStep.NumberAll(
            [[Steps.Command("test", 0, 1), Steps.Command("rmmod vimc", 2, 3, 1)]], new JournalMark(1));

        Assert.That(FailureSigns.Find(Failure, steps).Step, Is.EqualTo(1));
        Assert.That(FailureSigns.Find(Failure with { IsAfterwards = true }, steps).Step, Is.EqualTo(2));
    }

    [Test]
    public void A_test_that_asked_nothing_has_no_sign()
    {
        var sign = FailureSigns.Find(Failure, []);

        Assert.That((sign.Title, sign.Sign, sign.Absent), Is.EqualTo(("it is wrong", "", "")));
    }

    // As grep -E reads it.
    private static void AssertSaid(string expression, string line, bool isIt = true) =>
        Assert.That(Regex.IsMatch(line, expression), Is.EqualTo(isIt), $"{expression}: {line}");
}
