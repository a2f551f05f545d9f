namespace Vimc.Harness.MediaGraph;

/// <summary>Explains the lines of the picture, those that occur in it.</summary>
internal static class MediaGraphLegend
{
    private const double Sample = 34;

    public static void Draw(SvgBuilder svg, MediaDeviceGraph graph, double x, double y)
    {
        var entries = new (string Style, string Text, bool Occurs)[]
        {
            ("link immutable", "immutable", graph.Links.Any(link => link.IsImmutable)),
            ("link", "enabled", graph.Links.Any(link => link is { IsEnabled: true, IsImmutable: false })),
            ("link disabled", "disabled", graph.Links.Any(link => !link.IsEnabled)),
            ("ancillary", "lens of a sensor", graph.AncillaryLinks is { Count: > 0 }),
        };
        foreach (var (style, text, _) in entries.Where(entry => entry.Occurs))
        {
            svg.Empty("path", ("class", style),
                ("d", $"M{SvgBuilder.Number(x)} {SvgBuilder.Number(y - 4)}h{SvgBuilder.Number(Sample)}"));
            svg.Text("text", text, ("class", "detail"), ("x", x + Sample + 8), ("y", y));
            x += Sample + 34 + (text.Length * 6.5);
        }
    }
}
