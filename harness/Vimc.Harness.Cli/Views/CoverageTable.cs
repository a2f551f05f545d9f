using System.Globalization;
using Spectre.Console;
using Vimc.Harness.Coverage;

namespace Vimc.Harness.Cli.Views;

/// <summary>What was reached of the driver: a table, what is wrong, and where it can be read.</summary>
internal sealed class CoverageTable(IAnsiConsole console)
{
    /// <summary>Shows it.</summary>
    public void Show(CoverageOutcome outcome)
    {
        console.Write(Draw(outcome.Verdict));
        foreach (var complaint in outcome.Complaints)
            console.Profile.Out.Writer.WriteLine(complaint);
        foreach (var (title, path) in outcome.Files)
            console.Profile.Out.Writer.WriteLine($"  {title,-20} {path}");
        var colour = outcome.Verdict.HasPassed ? "green" : "red";
        console.MarkupLine($"[{colour}]{outcome.Verdict.Summary.EscapeMarkup()}[/]");
    }

    private static Table Draw(CoverageVerdict verdict)
    {
        var table = new Table().SimpleBorder().AddColumn("FILE");
        foreach (var title in new[] { "LINES", "REACHED", "%" })
            table.AddColumn(new TableColumn(title).RightAligned());
        foreach (var file in verdict.Files)
        {
            table.AddRow(
                file.Path.EscapeMarkup(),
                $"{file.Lines}",
                $"{file.Reached}",
                string.Create(CultureInfo.InvariantCulture, $"{CoverageVerdict.Floor(file.Percent):F1}"));
        }
        return table;
    }
}
