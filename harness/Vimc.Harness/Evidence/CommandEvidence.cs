using Vimc.Harness.Journal;

namespace Vimc.Harness.Evidence;

/// <summary>One thing that a test did to its guest.</summary>
/// <param name="Text">The command for <c>sh -c</c>, or in words what was done with a file.</param>
/// <param name="Start">Seconds since the guest woke.</param>
/// <param name="Seconds">How long it took; null if its end was not seen.</param>
/// <param name="Status">Exit status, 128 plus the signal that ended it, or errno of a file; null as above.</param>
/// <param name="Output">The beginning of what it wrote, standard error output last.</param>
public sealed record CommandEvidence(string Text, double Start, double? Seconds, int? Status, string Output)
{
    /// <summary>Takes it from the journal of a session.</summary>
    /// <param name="step">The step.</param>
    /// <param name="keptText">How many characters of the command and of its output to keep, each.</param>
    internal static CommandEvidence Of(JournalStep step, int keptText) => new(
        Shorten(TextOf(step), keptText),
        Rounded(step.Start),
        step.End is { } end ? Rounded(end - step.Start) : null,
        step.Status,
        Shorten((step.Stdout + step.Stderr).TrimEnd('\n'), keptText));

    private static string TextOf(JournalStep step) => step.Kind switch
    {
        JournalStepKind.Put => $"[{step.Content.Length} bytes into {step.Text}]",
        JournalStepKind.Get => $"[{step.Length} bytes out of {step.Text}]",
        _ => step.Text,
    };

    private static string Shorten(string text, int kept) =>
        text.Length <= kept ? text : $"{text[..kept]}\n[{text.Length - kept} characters more]";

    private static double Rounded(TimeSpan time) => Math.Round(time.TotalSeconds, 3);
}
