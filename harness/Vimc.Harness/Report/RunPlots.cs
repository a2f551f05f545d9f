using System.Globalization;
using ScottPlot;
using Vimc.Harness.Bench;
using Vimc.Harness.Evidence;
using Vimc.Harness.History;
using Vimc.Harness.Regress;

namespace Vimc.Harness.Report;

/// <summary>The times of a run as pictures, and of the runs before it.</summary>
internal static class RunPlots
{
    private const int Width = 900;
    private const int Height = 420;
    private const int ShownRuns = 40;
    private const double GoodClone = 0.5;
    private const int GoodPercentage = 95;

    // Colours that people who see colours differently can tell apart (Okabe and Ito), each with a marker of its own.
    private static readonly (string Color, MarkerShape Marker)[] Looks =
    [
        ("#0072B2", MarkerShape.FilledCircle), ("#D55E00", MarkerShape.FilledSquare),
        ("#009E73", MarkerShape.FilledTriangleUp), ("#CC79A7", MarkerShape.FilledDiamond),
        ("#E69F00", MarkerShape.FilledTriangleDown), ("#56B4E9", MarkerShape.OpenCircle),
        ("#707070", MarkerShape.OpenSquare), ("#000000", MarkerShape.OpenDiamond),
    ];

    /// <summary>Draws what there are figures for. Without letters on this machine there are no plots.</summary>
    /// <param name="cells">The kernels.</param>
    /// <param name="history">For each of them the runs so far, this one included, oldest first.</param>
    public static IReadOnlyList<DrawingView> Draw(
        IReadOnlyList<CellResult> cells, IReadOnlyList<IReadOnlyList<CellEntry>> history)
    {
        if (!File.Exists(PlotFont.File))
            return [];
        PlotFont.Load();
        Plot?[] plots =
        [
            ClonePlot(cells), TestPlot(cells), PreparationPlot(cells), DurationTrend(cells, history),
            .. CostTrends(cells, history),
        ];
        return
        [
            .. plots.OfType<Plot>().Select(plot => new DrawingView(
                plot.Axes.Title.Label.Text, SvgText.Scalable(plot.GetSvgXml(Width, Height), Width, Height))),
        ];
    }

    private static Plot? ClonePlot(IReadOnlyList<CellResult> cells)
    {
        var plot = Shares(cells, cell => cell.Evidence.Tests.Select(test => test.CloneSeconds), value => value);
        if (plot is null)
            return null;
        Limit(plot.Add.VerticalLine(GoodClone), "half a second");
        Limit(plot.Add.HorizontalLine(GoodPercentage), $"{GoodPercentage} of 100");
        return Finish(plot, "How long tests waited for their guest", "seconds to the first answer", "% of the tests");
    }

    private static Plot? TestPlot(IReadOnlyList<CellResult> cells)
    {
        var plot = Shares(
            cells,
            cell => cell.Tests.Where(test => test.WasRun).Select(test => Math.Max(0.01, test.Duration.TotalSeconds)),
            Math.Log10);
        if (plot is null)
            return null;
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic
        {
            MinorTickGenerator = new ScottPlot.TickGenerators.LogMinorTickGenerator(),
            IntegerTicksOnly = true,
            LabelFormatter = exponent => Math.Pow(10, exponent).ToString("0.##", CultureInfo.InvariantCulture),
        };
        return Finish(plot, "How long tests took", "seconds (logarithmic)", "% of the tests");
    }

    /// <summary>For each kernel the share of values that are no larger than so much.</summary>
    private static Plot? Shares(
        IReadOnlyList<CellResult> cells, Func<CellResult, IEnumerable<double>> valuesOf, Func<double, double> abscissa)
    {
        var plot = new Plot();
        foreach (var (cell, index) in cells.Select((cell, index) => (cell, index)))
        {
            double[] x = [.. valuesOf(cell).Order().Select(abscissa)];
            double[] y = [.. x.Select((_, place) => 100.0 * (place + 1) / x.Length)];
            if (x.Length > 1)
                AddLine(plot, x, y, cell, index).MarkerSize = x.Length > 30 ? 3 : 6;
        }
        return plot.GetPlottables().Any() ? plot : null;
    }

    private static Plot? PreparationPlot(IReadOnlyList<CellResult> cells)
    {
        var made = cells
            .SelectMany((cell, index) => cell.Evidence.Preparations.Select(preparation => (cell, index, preparation)))
            .Reverse()
            .ToList();
        if (made.Count == 0)
            return null;
        var plot = new Plot();
        var bars = plot.Add.Bars(made.Select(item => item.preparation.Seconds).ToArray());
        bars.Horizontal = true;
        foreach (var (bar, (_, index, preparation)) in bars.Bars.Zip(made))
        {
            bar.FillColor = Color.FromHex(Looks[index % Looks.Length].Color);
            bar.LineWidth = 0;
            bar.Label = preparation.Seconds.ToString("0.0", CultureInfo.InvariantCulture);
        }
        plot.Axes.Left.SetTicks(
            [.. made.Select((_, place) => (double)place)],
            [.. made.Select(item => $"{item.preparation.What}, {NameOf(item.cell)}")]);
        plot.Axes.SetLimitsX(0, made.Max(item => item.preparation.Seconds) * 1.1);
        return Finish(plot, "What was booted and loaded once for all tests", "seconds", "");
    }

    private static Plot? DurationTrend(IReadOnlyList<CellResult> cells, IReadOnlyList<IReadOnlyList<CellEntry>> history)
    {
        var plot = Trend(cells, history, entry => entry.Seconds / 60);
        return plot is null ? null : Finish(plot, "What all tests took, run by run", "runs, the last one at 0", "minutes");
    }

    private static IEnumerable<Plot> CostTrends(
        IReadOnlyList<CellResult> cells, IReadOnlyList<IReadOnlyList<CellEntry>> history)
    {
        var costs = cells.SelectMany(cell => cell.Evidence.Measures)
            .Where(measure => measure.Better == Better.Less)
            .DistinctBy(measure => measure.Name);
        foreach (var cost in costs)
        {
            var plot = Trend(cells, history, entry => entry.Measures.GetValueOrDefault(cost.Name)?.Value);
            if (plot is not null)
                yield return Finish(plot, $"{cost.Name}, run by run", "runs, the last one at 0", cost.Unit);
        }
    }

    private static Plot? Trend(
        IReadOnlyList<CellResult> cells,
        IReadOnlyList<IReadOnlyList<CellEntry>> history,
        Func<CellEntry, double?> valueOf)
    {
        var plot = new Plot();
        foreach (var (cell, index) in cells.Select((cell, index) => (cell, index)))
        {
            var runs = history[index].TakeLast(ShownRuns).ToList();
            var points = runs.Select((entry, place) => (X: place - runs.Count + 1.0, Y: valueOf(entry)))
                .Where(point => point.Y is not null)
                .ToList();
            if (points.Count > 1)
                AddLine(plot, [.. points.Select(point => point.X)], [.. points.Select(point => point.Y!.Value)], cell, index);
        }
        if (!plot.GetPlottables().Any())
            return null;
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { IntegerTicksOnly = true };
        return plot;
    }

    private static ScottPlot.Plottables.Scatter AddLine(Plot plot, double[] x, double[] y, CellResult cell, int index)
    {
        var (color, marker) = Looks[index % Looks.Length];
        var line = plot.Add.Scatter(x, y, Color.FromHex(color));
        line.LegendText = NameOf(cell);
        line.LineWidth = 2;
        line.MarkerShape = marker;
        return line;
    }

    private static void Limit(ScottPlot.Plottables.AxisLine line, string name)
    {
        line.LineWidth = 1;
        line.LinePattern = LinePattern.Dotted;
        line.LineColor = Color.FromHex("#808080");
        line.LegendText = name;
    }

    private static Plot Finish(Plot plot, string title, string abscissa, string ordinate)
    {
        plot.Title(title, 16);
        plot.XLabel(abscissa, 12);
        plot.YLabel(ordinate, 12);
        plot.Axes.Bottom.Label.Bold = false;
        plot.Axes.Left.Label.Bold = false;
        if (plot.GetPlottables().Any(plottable => plottable.LegendItems.Any(item => !string.IsNullOrEmpty(item.LabelText))))
            plot.ShowLegend(Edge.Bottom).Legend.Orientation = Orientation.Horizontal;
        return plot;
    }

    private static string NameOf(CellResult cell) => $"{cell.Target} {cell.Flavour}";
}
