using Spectre.Console;
using Spectre.Console.Rendering;
using Vimc.Harness.Scenario;

namespace Vimc.Harness.Cli.Views;

/// <summary>A drawing on a terminal that follows the run. It goes away at the end, where the report takes its place.</summary>
internal sealed class LiveRunView : IRunView
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    private readonly IAnsiConsole _console;
    private readonly Func<IReadOnlyList<RunStep>, IRenderable> _draw;
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _display = Task.CompletedTask;

    /// <param name="console">The terminal.</param>
    /// <param name="draw">Draws the steps as they are.</param>
    public LiveRunView(IAnsiConsole console, Func<IReadOnlyList<RunStep>, IRenderable> draw)
    {
        _console = console;
        _draw = draw;
    }

    /// <inheritdoc/>
    public void OnBegin(IReadOnlyList<RunStep> steps) =>
        _display = _console.Live(_draw(steps))
            .AutoClear(true)
            .Overflow(VerticalOverflow.Crop)
            .StartAsync(async display =>
            {
                while (!_over.Task.IsCompleted)
                {
                    display.UpdateTarget(_draw(steps));
                    await Task.WhenAny(Task.Delay(Refresh), _over.Task);
                }
            });

    /// <inheritdoc/>
    public void OnUpdate(RunStep changed)
    {
        // The drawing looks for itself, ten times a second.
    }

    /// <inheritdoc/>
    public void OnEnd()
    {
        _over.SetResult();
        _display.GetAwaiter().GetResult();
    }
}
