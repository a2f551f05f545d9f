using Vimc.Harness.Scenario;

namespace Vimc.Harness.Cli.Views;

/// <summary>Nothing while all goes well, and a line for each step that failed.</summary>
/// <param name="output">Where they go.</param>
internal sealed class QuietRunView(TextWriter output) : IRunView
{
    /// <inheritdoc/>
    public void OnBegin(IReadOnlyList<RunStep> steps)
    {
    }

    /// <inheritdoc/>
    public void OnUpdate(RunStep changed)
    {
        if (changed.State == StepState.Failed)
            output.WriteLine($"FAILED {changed.Name}: {changed.Problem}");
    }

    /// <inheritdoc/>
    public void OnEnd()
    {
    }
}
