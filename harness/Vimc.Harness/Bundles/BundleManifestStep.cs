using Vimc.Harness.Journal;

namespace Vimc.Harness.Bundles;

/// <summary>A step as the manifest has it; times are seconds since its session began.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Phase">Why it was done.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Text">The command, or the path in the guest.</param>
/// <param name="Start">When it began.</param>
/// <param name="Duration">How long it took; null if its end was not seen.</param>
/// <param name="Status">Exit status, 128 plus the signal, or errno; null if there was none.</param>
public sealed record BundleManifestStep(
    int Number, BundlePhase Phase, JournalStepKind Kind, string Text, double Start, double? Duration, int? Status)
{
    /// <summary>The folder a command started in.</summary>
    public string? Folder { get; init; }

    /// <summary>Its own variables; null for none.</summary>
    public IReadOnlyList<string>? Environment { get; init; }

    /// <summary>Signals it was sent; null for none.</summary>
    public IReadOnlyList<JournalSignal>? Signals { get; init; }

    /// <summary>The beginning of its standard output.</summary>
    public string? Stdout { get; init; }

    /// <summary>The beginning of its standard error output.</summary>
    public string? Stderr { get; init; }

    /// <summary>SHA-256 of all of its standard output, or of the file that was read.</summary>
    public string? Sha256 { get; init; }

    internal static BundleManifestStep Of(BundleStep step)
    {
        var done = step.Step;
        var isCommand = done.Kind == JournalStepKind.Command;
        return new BundleManifestStep(
            step.Number,
            step.Phase,
            done.Kind,
            done.Text,
            Seconds(done.Start),
            done.End is { } end ? Seconds(end - done.Start) : null,
            done.Status)
        {
            Folder = isCommand ? done.Folder : null,
            Environment = done.Environment.Count > 0 ? done.Environment : null,
            Signals = done.Signals.Count > 0 ? done.Signals : null,
            Stdout = isCommand ? done.Stdout : null,
            Stderr = isCommand ? done.Stderr : null,
            Sha256 = done.Kind == JournalStepKind.Put ? null : done.Hash,
        };
    }

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 6);
}
