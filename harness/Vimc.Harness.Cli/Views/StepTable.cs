using System.Globalization;
using Spectre.Console;
using Vimc.Harness.Scenario;

namespace Vimc.Harness.Cli.Views;

/// <summary>The steps of a run as a table: result, step, frames, rate, time.</summary>
internal static class StepTable
{
    private static readonly string[] Spinner = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

    /// <summary>Draws them as they are now.</summary>
    /// <param name="steps">All of them.</param>
    /// <param name="isOver">Whether the run has ended, so that what waits will never be done.</param>
    public static Table Draw(IReadOnlyList<RunStep> steps, bool isOver)
    {
        var table = new Table().Border(TableBorder.None)
            .AddColumn("")
            .AddColumn("step")
            .AddColumn(new TableColumn("frames").RightAligned())
            .AddColumn(new TableColumn("fps").RightAligned())
            .AddColumn(new TableColumn("time").RightAligned())
            .AddColumn("");
        foreach (var step in steps)
        {
            table.AddRow(
                Mark(step, isOver),
                Markup.Escape(step.Name),
                step.Stream is { } stream ? $"{stream.Frames}" : "",
                Rate(step.Stream?.FramesPerSecond),
                step.State == StepState.Waiting ? "" : Seconds(step.Duration),
                $"[grey]{Markup.Escape(step.Detail)}[/]");
        }
        return table;
    }

    /// <summary>A duration as the views print it.</summary>
    public static string Seconds(TimeSpan duration) =>
        $"{duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s";

    /// <summary>A rate as the views print it.</summary>
    public static string Rate(double? framesPerSecond) =>
        framesPerSecond?.ToString("0.0", CultureInfo.InvariantCulture) ?? "";

    /// <summary>How a step stands, as markup.</summary>
    /// <param name="step">The step.</param>
    /// <param name="isOver">Whether the run has ended, so that what waits will never be done.</param>
    public static string Mark(RunStep step, bool isOver) => step.State switch
    {
        StepState.Passed => "[green]ok[/]",
        StepState.Failed => "[red]failed[/]",
        StepState.Running => Spinner[(int)(step.Duration.TotalMilliseconds / 100) % Spinner.Length],
        _ => isOver ? "[yellow]not run[/]" : "",
    };
}
