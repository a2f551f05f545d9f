using Spectre.Console;
using Vimc.Harness.Scenario;

namespace Vimc.Harness.Cli.Views;

/// <summary>Lines for logs and pipes: one for each step that has ended, and the news of those that take long.</summary>
internal sealed class PlainRunView : IRunView
{
    private readonly IAnsiConsole _console;
    private string _lastNews = "";

    public PlainRunView(IAnsiConsole console) => _console = console;

    /// <inheritdoc/>
    public void OnBegin(IReadOnlyList<RunStep> steps)
    {
    }

    /// <inheritdoc/>
    public void OnUpdate(RunStep changed)
    {
        if (changed.State is StepState.Passed or StepState.Failed)
        {
            var mark = changed.State == StepState.Passed ? "ok    " : "FAILED";
            var detail = changed.Detail.Length > 0 ? $" ({changed.Detail})" : "";
            Write($"{mark} {StepTable.Seconds(changed.Duration),8}  {changed.Name}{detail}");
        }
        else if (changed.Stream is null && changed.Detail.Length > 0 && changed.Detail != _lastNews)
        {
            _lastNews = changed.Detail;
            Write($"                 {Progress(changed)}{changed.Detail}");
        }
    }

    /// <inheritdoc/>
    public void OnEnd()
    {
    }

    private static string Progress(RunStep step)
    {
        if (step.Tests is not { Done: > 0 } tests)
            return "";
        var estimate = TestTree.Estimate(step);
        return $"{tests}{(estimate.Length > 0 ? $", {estimate}" : "")}: ";
    }

    // Not wrapped: whoever reads a log wants one line a step.
    private void Write(string line) => _console.Profile.Out.Writer.WriteLine(line);
}
