using System.Text;

namespace Vimc.Harness.MediaGraph;

/// <summary>Draws the links and the formats on them.</summary>
internal sealed class MediaGraphLinkDrawing(SvgBuilder svg, MediaDeviceGraph graph, GraphLayout layout)
{
    private const double PortRadius = 6.5;
    private const double ArrowLength = 8;
    private const double LabelHeight = 18;
    private const double LineHeight = 13;

    /// <summary>Where on a curve a label may stand, best first.</summary>
    private static readonly double[] LabelPlaces = [0.44, 0.36, 0.52, 0.28, 0.6, 0.68, 0.76];

    /// <summary>Disabled links first, so that those that carry frames lie above.</summary>
    public void Draw()
    {
        foreach (var route in layout.Routes.OrderBy(route => route.Link.IsEnabled))
        {
            var link = route.Link;
            svg.Open("g");
            svg.Text("title", Tooltip(link));
            var style = "link" + (link.IsImmutable ? " immutable" : "") + (link.IsEnabled ? "" : " disabled");
            svg.Empty("path", ("class", style), ("d", Path(route)));
            var (x, y) = End(route.Segments[^1]);
            svg.Empty("path", ("class", link.IsEnabled ? "arrow" : "faint"),
                ("d", $"M{SvgBuilder.Number(x)} {SvgBuilder.Number(y)}l-{SvgBuilder.Number(ArrowLength)} -4.5v9z"));
            svg.Close("g");
        }
    }

    /// <summary>Writes the formats; apart from the links, so that no link crosses a text.</summary>
    public static void DrawLabels(SvgBuilder svg, MediaDeviceGraph graph, GraphLayout layout)
    {
        var taken = new List<(double X, double Y, double Width)>();
        foreach (var route in layout.Routes)
        {
            var format = GraphText.LinkFormat(graph, route.Link);
            if (format.Length == 0)
                continue;
            var mismatch = GraphText.Mismatch(graph, route.Link);
            var width = GraphText.CodeWidth(mismatch.Length > 0 ? $"{format} ≠" : format);
            var place = LabelPlaces.Select(at => Point(route.Segments[0], at))
                .Cast<(double X, double Y)?>()
                .FirstOrDefault(point => !taken.Exists(other => Overlaps(other, point!.Value, width)))
                ?? Point(route.Segments[0], LabelPlaces[0]);
            taken.Add((place.X, place.Y, width));
            DrawLabel(svg, place.X, place.Y, format, mismatch, route.Link);
        }
    }

    private static void DrawLabel(
        SvgBuilder svg, double x, double y, string format, string mismatch, MediaLink link)
    {
        string[] lines = mismatch.Length == 0 ? [format] : [$"{format} ≠", mismatch];
        var style = mismatch.Length > 0 ? "code label wrong" : link.IsEnabled ? "code label" : "code label faint";
        var width = lines.Max(GraphText.CodeWidth) + 8;
        var height = lines.Length * LineHeight;
        svg.Empty("rect", ("class", "paper"),
            ("x", x - (width / 2)), ("y", y - (height / 2)), ("width", width), ("height", height), ("rx", 4.0));
        for (var i = 0; i < lines.Length; i++)
            svg.Text("text", lines[i], ("class", style), ("x", x), ("y", y - (height / 2) + (i * LineHeight) + 10));
    }

    private static bool Overlaps((double X, double Y, double Width) other, (double X, double Y) point, double width) =>
        Math.Abs(other.Y - point.Y) < LabelHeight && Math.Abs(other.X - point.X) < (other.Width + width) / 2;

    private string Tooltip(MediaLink link)
    {
        var format = GraphText.LinkFormat(graph, link);
        var mismatch = GraphText.Mismatch(graph, link);
        return $"{link}{(format.Length > 0 ? $"\n{format}" : "")}"
            + (mismatch.Length > 0 ? $"\nthe sink is set to {mismatch}: streaming fails" : "");
    }

    private static string Path(GraphRoute route)
    {
        var path = new StringBuilder();
        foreach (var segment in route.Segments)
        {
            var (x0, y0) = Start(segment);
            var (x1, y1) = End(segment);
            if (segment.To.Entity is not null)
                x1 -= ArrowLength - 1;
            var bend = (x1 - x0) / 2;
            path.Append(path.Length == 0 ? 'M' : 'L').Append(Pair(x0, y0))
                .Append('C').Append(Pair(x0 + bend, y0)).Append(' ').Append(Pair(x1 - bend, y1)).Append(' ')
                .Append(Pair(x1, y1));
        }

        return path.ToString();
    }

    private static (double X, double Y) Start(GraphSegment segment) =>
        (segment.From.X + segment.From.Width + (segment.From.Entity is null ? 0 : PortRadius),
            segment.From.Y + segment.From.PortOffset(segment.FromPad));

    private static (double X, double Y) End(GraphSegment segment) =>
        (segment.To.X - (segment.To.Entity is null ? 0 : PortRadius + 1),
            segment.To.Y + segment.To.PortOffset(segment.ToPad));

    /// <summary>A point of the curve: its ends are level, so x is nearly linear and y is a smooth step.</summary>
    private static (double X, double Y) Point(GraphSegment segment, double at)
    {
        var (x0, y0) = Start(segment);
        var (x1, y1) = End(segment);
        var step = at * at * (3 - (2 * at));
        var x = x0 + ((x1 - x0) * ((1.5 * at * (1 - at)) + (at * at * at)));
        return (x, y0 + ((y1 - y0) * step));
    }

    private static string Pair(double x, double y) => $"{SvgBuilder.Number(x)} {SvgBuilder.Number(y)}";
}
