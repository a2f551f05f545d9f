using Spectre.Console;
using Vimc.Harness.Scenario;

namespace Vimc.Harness.Cli.Views;

/// <summary>A table on a terminal that follows the run. It goes away at the end, where the report takes its place.</summary>
internal sealed class LiveRunView : IRunView
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    private readonly IAnsiConsole _console;
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _display = Task.CompletedTask;

    public LiveRunView(IAnsiConsole console) => _console = console;

    /// <inheritdoc/>
    public void OnBegin(IReadOnlyList<RunStep> steps) =>
        _display = _console.Live(StepTable.Draw(steps, isOver: false))
            .AutoClear(true)
            .Overflow(VerticalOverflow.Crop)
            .StartAsync(async display =>
            {
                while (!_over.Task.IsCompleted)
                {
                    display.UpdateTarget(StepTable.Draw(steps, isOver: false));
                    await Task.WhenAny(Task.Delay(Refresh), _over.Task);
                }
            });

    /// <inheritdoc/>
    public void OnUpdate(RunStep changed)
    {
        // The table looks for itself, ten times a second.
    }

    /// <inheritdoc/>
    public void OnEnd()
    {
        _over.SetResult();
        _display.GetAwaiter().GetResult();
    }
}
