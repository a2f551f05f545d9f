namespace Vimc.Harness.Host;

/// <summary>Hands notes on at once, in order; the framework's own progress posts them to a thread pool.</summary>
/// <param name="report">Gets each note.</param>
public sealed class DirectProgress(Action<ProgressNote> report) : IProgress<ProgressNote>
{
    /// <inheritdoc/>
    public void Report(ProgressNote value) => report(value);
}
