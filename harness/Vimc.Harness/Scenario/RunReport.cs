namespace Vimc.Harness.Scenario;

/// <summary>How a run turned out.</summary>
/// <param name="Steps">All its steps, done or not.</param>
/// <param name="Files">What it left behind, by title.</param>
/// <param name="Duration">Wall time.</param>
public sealed record RunReport(
    IReadOnlyList<RunStep> Steps, IReadOnlyList<(string Title, string Path)> Files, TimeSpan Duration)
{
    /// <summary>True if every step was done and nothing is wrong.</summary>
    public bool HasPassed => Steps.All(step => step.State == StepState.Passed);
}
