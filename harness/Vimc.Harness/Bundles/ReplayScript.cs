using System.Globalization;
using System.Text;
using Vimc.Harness.Host;
using Vimc.Harness.Journal;

namespace Vimc.Harness.Bundles;

/// <summary>
/// Writes what was done to a guest as a script for bash in the guest, built on <c>harness/bundle/steps.sh</c>: in the same
/// order, and what the test did with the same pauses. Where the guest is slower this time, what came after the end of a
/// command still does.
/// </summary>
internal static class ReplayScript
{
    /// <summary>Where the script is in the guest; the agent runs it in place of a host.</summary>
    public const string Path = "etc/vimc-agent/replay";

    /// <summary>Where <c>steps.sh</c> is.</summary>
    public const string Library = "etc/vimc-replay/steps";

    /// <summary>Where the files are that went into the guest, each named by the number of its step.</summary>
    public const string Files = "etc/vimc-replay/files";

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMicroseconds(100);

    /// <summary>Writes it.</summary>
    /// <param name="test">The name of the test.</param>
    /// <param name="steps">What was done.</param>
    /// <param name="watched">The step whose outcome decides, or null.</param>
    public static string Write(string test, IReadOnlyList<BundleStep> steps, int? watched)
    {
        var script = new StringBuilder();
        script.Append("#!/bin/bash\n");
        script.Append(CultureInfo.InvariantCulture, $"# What {test.Replace('\n', ' ')} did in its guest.\n");
        script.Append("# The functions are explained in ../vimc-replay/steps.\n");
        script.Append(CultureInfo.InvariantCulture, $"watched={watched}\n. /{Library}\n");

        script.Append("\n# The template that the guest was cloned from.\n");
        Append(script, steps.Where(step => step.Phase == BundlePhase.Template), hasPauses: false);
        script.Append("\nbegin\n");
        Append(script, steps.Where(step => step.Phase != BundlePhase.Template), hasPauses: true);
        script.Append("\nfinish\n");
        return script.ToString();
    }

    private static void Append(StringBuilder script, IEnumerable<BundleStep> steps, bool hasPauses)
    {
        var events = steps.SelectMany(EventsOf).ToList();
        // Steps of several sessions have a clock each, and are in order already.
        if (hasPauses)
            events = [.. events.OrderBy(each => each.At)];
        var now = TimeSpan.Zero;
        foreach (var (at, mayWait, line) in events)
        {
            if (hasPauses && mayWait && at - now >= ShortestPause)
                script.Append(CultureInfo.InvariantCulture, $"pause {(at - now).TotalSeconds:F6}\n");
            if (line.Length > 0)
                script.Append(line).Append('\n');
            now = at;
        }
    }

    // The time until something ends is the guest's, so nothing is waited for but the end.
    private static IEnumerable<(TimeSpan At, bool MayWait, string Line)> EventsOf(BundleStep step)
    {
        var (number, done) = (step.Number, step.Step);
        yield return (done.Start, true, Begin(step));
        foreach (var signal in done.Signals)
            yield return (signal.At, true, $"signal {number} {signal.Number}");
        if (done.End is { } end)
            yield return (end, false, done.Kind == JournalStepKind.Command ? $"end {number}" : "");
    }

    private static string Begin(BundleStep step)
    {
        var done = step.Step;
        string[] words = done.Kind switch
        {
            JournalStepKind.Put => ["put", $"{step.Number}", $"0{Convert.ToString(done.Mode, 8)}", done.Text],
            JournalStepKind.Get => ["get", $"{step.Number}", done.Text],
            _ => ["run", $"{step.Number}", done.Folder, done.Text, .. done.Environment],
        };
        return string.Join(' ', words.Select(HostCommand.Quote));
    }
}
