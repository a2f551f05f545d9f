using Vimc.Harness.Journal;

namespace Vimc.Harness.Bundles;

/// <summary>One thing that was done to the guest.</summary>
/// <param name="Number">From 1, over the whole life of the guest; also names the file that went into it.</param>
/// <param name="Phase">Why.</param>
/// <param name="Step">What, with times since the session it belongs to began.</param>
internal sealed record BundleStep(int Number, BundlePhase Phase, JournalStep Step)
{
    /// <summary>Numbers the steps of a guest's life.</summary>
    /// <param name="sessions">A list of steps each; the test ran in the last one.</param>
    /// <param name="end">Where the test was over.</param>
    public static IReadOnlyList<BundleStep> NumberAll(
        IReadOnlyList<IReadOnlyList<JournalStep>> sessions, JournalMark end)
    {
        var own = sessions[^1];
        var phases = sessions.SkipLast(1).SelectMany(session => session.Select(step => (BundlePhase.Template, step)))
            .Concat(own.Take(end.Count).Select(step => (BundlePhase.Test, step)))
            .Concat(own.Skip(end.Count).Select(step => (BundlePhase.Afterwards, step)));
        return [.. phases.Select((pair, index) => new BundleStep(index + 1, pair.Item1, pair.step))];
    }
}
