namespace Vimc.Harness.Bench;

/// <summary>How much time to spend.</summary>
/// <param name="Runs">Streams of each subject in each case.</param>
/// <param name="IsQuick">Whether a first impression will do.</param>
public sealed record BenchEffort(int Runs, bool IsQuick)
{
    /// <summary>Frames of a run of the subjects that are quick.</summary>
    internal int Frames => IsQuick ? 15 : 60;

    /// <summary>Frames of the run that must keep sixty a second.</summary>
    internal int PacedFrames => IsQuick ? 120 : 600;
}
