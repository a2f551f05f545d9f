using System.Text.RegularExpressions;
using Vimc.Harness.Journal;
using Vimc.Harness.KernelLog;

namespace Vimc.Harness.Bundles;

/// <summary>Decides what a failure is known by when it comes again.</summary>
internal static class FailureSigns
{
    // As harness/bundle/steps.sh says it, after its name and its clock.
    private const string Said = "^replay: [0-9.]+ ";

    /// <summary>
    /// The kernel's report, if there is one; else the end of the guest; else a command that did not end; else the outcome
    /// of the last thing that was asked of the guest, as that is what the test could not accept.
    /// </summary>
    public static FailureSign Find(GuestFailure failure, IReadOnlyList<BundleStep> steps)
    {
        if (failure.Findings.Count > 0)
            return FindingPattern.For(failure.Findings[0]);
        if (failure.IsGuestLost)
            return new FailureSign("the guest is lost", "") { Absent = $"{Said}done" };

        var done = steps.Where(step => step.Phase == BundlePhase.Test
            || (step.Phase == BundlePhase.Afterwards && failure.IsAfterwards)).ToList();
        if (done.FindLast(step => step.Step.WasKilled || step.Step.End is null) is { } endless)
            return Of(endless, $"'{FirstLine(endless)}' does not end", "still runs");
        return done.FindLast(step => step.Step.Kind != JournalStepKind.Put) is { } last
            ? OutcomeOf(last)
            : new FailureSign(failure.Message.Split('\n')[0], "");
    }

    private static FailureSign OutcomeOf(BundleStep last)
    {
        var leaks = KernelLogScanner.Scan(last.Step.Stdout);
        if (leaks.Count > 0)
            return FindingPattern.For(leaks[0]) with { Step = last.Number };
        if (last.Step.Status is not 0)
            return Of(last, $"'{FirstLine(last)}' exits {last.Step.Status}", $"exits {last.Step.Status}$");
        var what = last.Step.Kind == JournalStepKind.Get ? "has the same content" : "says the same";
        return Of(last, $"'{FirstLine(last)}' {what}", $"has {last.Step.Hash}$");
    }

    private static FailureSign Of(BundleStep step, string title, string outcome) =>
        new(title, $"{Said}{step.Number} {outcome}") { Step = step.Number };

    private static string FirstLine(BundleStep step) => Regex.Replace(step.Step.Text.Trim(), @"\s*\n[\s\S]*", " ...");
}
