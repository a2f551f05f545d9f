namespace Vimc.Harness.MediaGraph;

/// <summary>Draws a media graph as an SVG picture.</summary>
/// <remarks>
/// Frames flow from left to right. Solid links are enabled, dashed ones disabled, thick ones immutable; a dotted line
/// ties a lens to its sensor. Links carry the format of their source, in red with the format of the sink where both
/// differ and streaming would fail. The picture needs no script and no file, follows the reader's colour scheme, and
/// has titles for screen readers and pointers. Equal graphs give equal bytes.
/// </remarks>
public static class MediaGraphSvg
{
    private const double Margin = 24;
    private const double HeadingHeight = 34;
    private const double LegendHeight = 40;
    private const double MinWidth = 480;

    /// <summary>Draws the graph; the text ends with <c>\n</c>.</summary>
    /// <param name="graph">What to draw.</param>
    /// <param name="title">The heading; null for the model and bus of the device, or none.</param>
    public static string Render(MediaDeviceGraph graph, string? title = null)
    {
        var layout = GraphLayout.Create(graph);
        title ??= graph.Device is { } device ? $"{device.Model}, {device.BusInfo}" : "Media graph";
        var width = Math.Max(layout.Width, MinWidth) + (2 * Margin);
        var height = layout.Height + (2 * Margin) + HeadingHeight + LegendHeight;

        var svg = new SvgBuilder();
        svg.Open(
            "svg",
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("width", width),
            ("height", height),
            ("viewBox", $"0 0 {SvgBuilder.Number(width)} {SvgBuilder.Number(height)}"),
            ("class", MediaGraphStyle.Class),
            ("role", "img"),
            ("aria-labelledby", "title desc"));
        svg.Text("title", title, ("id", "title"));
        svg.Text("desc", Describe(graph), ("id", "desc"));
        svg.Open("style");
        svg.Raw(MediaGraphStyle.Sheet);
        svg.Close("style");
        svg.Empty("rect", ("class", "paper"), ("width", width), ("height", height), ("rx", 10.0));
        svg.Text("text", title, ("class", "heading"), ("x", Margin), ("y", Margin + 12));
        svg.Open("g", ("transform", $"translate({SvgBuilder.Number(Margin)} {SvgBuilder.Number(Margin + HeadingHeight)})"));
        new MediaGraphLinkDrawing(svg, graph, layout).Draw();
        new MediaGraphBoxDrawing(svg).Draw(layout);
        MediaGraphLinkDrawing.DrawLabels(svg, graph, layout);
        svg.Close("g");
        MediaGraphLegend.Draw(svg, graph, Margin, height - Margin);
        svg.Close("svg");
        return svg.ToString();
    }

    /// <summary>The graph in sentences, for those who cannot see it.</summary>
    private static string Describe(MediaDeviceGraph graph) =>
        string.Join(
            " ",
            graph.Links.Select(link => $"{link.Source.Entity} to {link.Sink.Entity}, {link.Flags}.")
                .Concat((graph.AncillaryLinks ?? []).Select(link => $"{link.Ancillary} belongs to {link.Primary}."))
                .Prepend($"{graph.Entities.Count} entities, {graph.Links.Count} links."));
}
