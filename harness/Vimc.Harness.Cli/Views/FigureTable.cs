using System.Globalization;
using Spectre.Console;
using Vimc.Harness.History;

namespace Vimc.Harness.Cli.Views;

/// <summary>How the figures of runs went, one row for each on each kernel.</summary>
internal static class FigureTable
{
    /// <summary>Draws it.</summary>
    /// <param name="cells">Of all runs, oldest first.</param>
    public static Table Draw(IReadOnlyList<CellEntry> cells)
    {
        var table = new Table().Border(TableBorder.None).AddColumns("FIGURE", "UNIT", "TARGET", "FLAVOUR");
        foreach (var title in new[] { "RUNS", "FIRST", "LEAST", "MEDIAN", "MOST", "LAST" })
            table.AddColumn(new TableColumn(title).RightAligned());
        var series = cells
            .SelectMany(cell => cell.Measures.Select(measure => (cell, Name: measure.Key, Entry: measure.Value)))
            .GroupBy(item => (item.Name, item.cell.Target, item.cell.Flavour))
            .OrderBy(group => group.Key.Name, StringComparer.Ordinal);
        foreach (var group in series)
        {
            var values = group.Select(item => item.Entry.Value).ToList();
            var sorted = values.Order().ToList();
            table.AddRow(
            [
                group.Key.Name.EscapeMarkup(),
                group.Last().Entry.Unit.EscapeMarkup(),
                group.Key.Target.EscapeMarkup(),
                group.Key.Flavour.EscapeMarkup(),
                $"{values.Count}",
                .. new[] { values[0], sorted[0], sorted[sorted.Count / 2], sorted[^1], values[^1] }.Select(Words),
            ]);
        }
        return table;
    }

    private static string Words(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
