using System.Globalization;
using Spectre.Console;
using Vimc.Harness.Regress;

namespace Vimc.Harness.Cli.Views;

/// <summary>The matrix of kernels as a table.</summary>
internal static class RegressTable
{
    /// <summary>Draws it.</summary>
    public static Table Draw(IReadOnlyList<CellResult> cells)
    {
        var table = new Table().SimpleBorder().AddColumns("TARGET", "FLAVOUR", "RESULT");
        table.AddColumn(new TableColumn("TIME").RightAligned());
        foreach (var cell in cells)
        {
            var colour = cell.HasPassed ? "green" : "red";
            table.AddRow(
                cell.Target.EscapeMarkup(),
                cell.Flavour.EscapeMarkup(),
                $"[{colour}]{cell.Summary.EscapeMarkup()}[/]",
                string.Create(CultureInfo.InvariantCulture, $"{cell.Duration.TotalSeconds:F0} s"));
        }
        return table;
    }
}
