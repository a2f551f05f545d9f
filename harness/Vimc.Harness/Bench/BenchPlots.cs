using System.Globalization;
using ScottPlot;

namespace Vimc.Harness.Bench;

/// <summary>The figures as pictures: cost against the size of a frame, and against the window of the debayer.</summary>
internal static class BenchPlots
{
    private const int Width = 900;
    private const int Height = 560;

    // Colours that people who see colours differently can tell apart (Okabe and Ito), each with a marker of its own.
    private static readonly Dictionary<Subject, (string Color, MarkerShape Marker)> Looks = new()
    {
        [Subject.InTree] = ("#D55E00", MarkerShape.FilledSquare),
        [Subject.Vivid] = ("#0072B2", MarkerShape.FilledTriangleUp),
        [Subject.Vimc] = ("#009E73", MarkerShape.FilledCircle),
        [Subject.Copy] = ("#707070", MarkerShape.FilledDiamond),
    };

    /// <summary>Writes the plots there are figures for; returns their titles and paths.</summary>
    public static IReadOnlyList<(string Title, string Path)> Save(
        BenchHost host, IReadOnlyList<CaseResult> results, string folder)
    {
        PlotFont.Load();
        var plain = results.Where(result => result.Workload is { IsRaw: false, IsMoving: false, HasText: false, Scaled: null });
        var sizes = plain.Where(result => result.Workload!.Window == 3)
            .OrderBy(result => result.Workload!.Sensor.Pixels)
            .ToArray();
        var windows = plain.Where(result => result.Workload!.Sensor is { Width: 640, Height: 480 })
            .OrderBy(result => result.Workload!.Window)
            .ToArray();

        var files = new List<(string, string)>();
        if (sizes.Length > 1)
        {
            files.AddRange(Save(
                SizePlot(host, sizes), Path.Combine(folder, "cost-by-size"), "cost by frame size"));
        }
        if (windows.Length > 1)
        {
            files.AddRange(Save(
                WindowPlot(host, windows), Path.Combine(folder, "cost-by-window"), "cost by window"));
        }
        return files;
    }

    private static Plot SizePlot(BenchHost host, IReadOnlyList<CaseResult> results)
    {
        var plot = Draw(results, result => Math.Log10(result.Workload!.Sensor.Pixels));
        plot.Axes.Bottom.SetTicks(
            [.. results.Select(result => Math.Log10(result.Workload!.Sensor.Pixels))],
            [.. results.Select(result => $"{result.Workload!.Sensor}")]);
        return Finish(
            plot, host, "What one RGB24 frame costs: Sensor, Debayer (window 3), Scaler, Capture", "frame size, pixels");
    }

    private static Plot WindowPlot(BenchHost host, IReadOnlyList<CaseResult> results)
    {
        var plot = Draw(results, result => result.Workload!.Window);
        plot.Axes.Bottom.SetTicks(
            [.. results.Select(result => (double)result.Workload!.Window)],
            [.. results.Select(result => $"{result.Workload!.Window}")]);
        return Finish(
            plot, host, "What one 640x480 RGB24 frame costs as the debayer's window grows", "mean window, pixels");
    }

    private static Plot Draw(IReadOnlyList<CaseResult> results, Func<CaseResult, double> abscissa)
    {
        var plot = new Plot();
        foreach (var (subject, (color, marker)) in Looks)
        {
            var points = results.Where(result => result.Costs.ContainsKey(subject)).ToArray();
            double[] x = [.. points.Select(abscissa)];
            double[] y = [.. points.Select(point => Math.Log10(point.Costs[subject].Median))];
            var line = plot.Add.Scatter(x, y, Color.FromHex(color));
            line.LegendText = subject.Title();
            line.LineWidth = subject == Subject.Copy ? 1.5f : 2.5f;
            line.LinePattern = subject == Subject.Copy ? LinePattern.Dashed : LinePattern.Solid;
            line.MarkerShape = marker;
            line.MarkerSize = 9;
            AddSpread(plot, x, [.. points.Select(point => point.Costs[subject])], line.Color);
            if (subject is Subject.InTree or Subject.Vimc)
                AddFigures(plot, x, y, line.Color, isAbove: subject == Subject.InTree);
        }
        return plot;
    }

    // From the cheapest run to the dearest; mostly too short to be seen, which is what it is there to show.
    private static void AddSpread(Plot plot, double[] x, Measurement[] costs, Color color)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var bar = plot.Add.Line(x[i], Math.Log10(costs[i].Least), x[i], Math.Log10(costs[i].Most));
            bar.LineColor = color;
            bar.LineWidth = 1.5f;
        }
    }

    // Beside the two lines that the plot is about, away from the others.
    private static void AddFigures(Plot plot, double[] x, double[] y, Color color, bool isAbove)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var figure = plot.Add.Text(BenchText.Milliseconds(Math.Pow(10, y[i])), x[i], y[i]);
            figure.LabelFontColor = color;
            figure.LabelFontSize = 11;
            figure.LabelAlignment = isAbove ? Alignment.LowerCenter : Alignment.UpperCenter;
            figure.OffsetY = isAbove ? -7 : 7;
        }
    }

    private static Plot Finish(Plot plot, BenchHost host, string title, string abscissa)
    {
        plot.Title(title, 16);
        plot.XLabel($"{abscissa}\n{BenchText.Origin(host)}", 12);
        plot.YLabel("processor time a frame, ms (logarithmic)", 12);
        plot.Axes.Bottom.Label.Bold = false;
        plot.Axes.Left.Label.Bold = false;
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic
        {
            MinorTickGenerator = new ScottPlot.TickGenerators.LogMinorTickGenerator(),
            IntegerTicksOnly = true,
            LabelFormatter = exponent => Math.Pow(10, exponent).ToString("0.###", CultureInfo.InvariantCulture),
        };
        AddSixtyFrames(plot);
        plot.ShowLegend(Edge.Bottom).Legend.Orientation = Orientation.Horizontal;
        plot.Axes.Margins(0.07, 0.14);
        return plot;
    }

    private static void AddSixtyFrames(Plot plot)
    {
        var limit = plot.Add.HorizontalLine(Math.Log10(1000.0 / 60), 1, Color.FromHex("#B0B0B0"), LinePattern.Dotted);
        limit.LegendText = "60 frames a second";
        limit.EnableAutoscale = false;
    }

    private static IEnumerable<(string Title, string Path)> Save(Plot plot, string path, string title)
    {
        plot.SavePng($"{path}.png", Width, Height);
        plot.SaveSvg($"{path}.svg", Width, Height);
        return [(title, $"{path}.png"), ($"{title}, vector", $"{path}.svg")];
    }
}
