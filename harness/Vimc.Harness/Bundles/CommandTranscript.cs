using System.Globalization;
using System.Text;
using Vimc.Harness.Journal;

namespace Vimc.Harness.Bundles;

/// <summary>What was done to a guest, to be read: a line a step, and under it what it printed.</summary>
internal static class CommandTranscript
{
    /// <summary>Writes it.</summary>
    public static string Write(IReadOnlyList<BundleStep> steps)
    {
        var text = new StringBuilder();
        foreach (var group in steps.GroupBy(step => step.Phase))
        {
            text.Append(CultureInfo.InvariantCulture, $"{(text.Length > 0 ? "\n" : "")}# {Title(group.Key)}\n");
            foreach (var step in group)
                Append(text, step);
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, BundleStep step)
    {
        var done = step.Step;
        var what = done.Kind switch
        {
            JournalStepKind.Put => $"write {done.Text} ({done.Content.Length} bytes)",
            JournalStepKind.Get => $"read {done.Text} ({done.Length} bytes)",
            _ => done.Text.Replace("\n", "\n              "),
        };
        text.Append(CultureInfo.InvariantCulture, $"{step.Number,4} {done.Start.TotalSeconds,9:F3} {what}\n");
        var end = done.End is { } at
            ? string.Create(CultureInfo.InvariantCulture, $"status {done.Status} after {(at - done.Start).TotalSeconds:F3} s")
            : "its end was not seen";
        text.Append(CultureInfo.InvariantCulture, $"              -> {end}\n");
        foreach (var line in (done.Stdout + done.Stderr).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            text.Append(CultureInfo.InvariantCulture, $"              | {line}\n");
    }

    private static string Title(BundlePhase phase) => phase switch
    {
        BundlePhase.Template => "to make the template",
        BundlePhase.Test => "by the test",
        _ => "after the test",
    };
}
