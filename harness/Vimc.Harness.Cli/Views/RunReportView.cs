using Spectre.Console;
using Vimc.Harness.Scenario;

namespace Vimc.Harness.Cli.Views;

/// <summary>The end of a run: what passed, what is wrong with the rest, and where everything is.</summary>
internal sealed class RunReportView
{
    private readonly IAnsiConsole _console;

    public RunReportView(IAnsiConsole console) => _console = console;

    /// <summary>Prints it.</summary>
    public void Show(RunReport report)
    {
        _console.WriteLine();
        _console.Write(StepTable.Draw(report.Steps, isOver: true));
        foreach (var step in report.Steps.Where(step => step.Problem is not null))
            _console.MarkupLineInterpolated($"\n[red]{step.Name}[/]\n{step.Problem}");

        _console.WriteLine();
        foreach (var (title, path) in report.Files)
            _console.Profile.Out.Writer.WriteLine($"  {title,-20} {path}");

        var passed = report.Steps.Count(step => step.State == StepState.Passed);
        var colour = report.HasPassed ? "green" : "red";
        _console.MarkupLine(
            $"\n[{colour}]{passed} of {report.Steps.Count} steps passed[/] in {StepTable.Seconds(report.Duration)}");
    }
}
