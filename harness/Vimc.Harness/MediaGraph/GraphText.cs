namespace Vimc.Harness.MediaGraph;

/// <summary>The words of the picture, and how wide they are: measured generously, since fonts differ.</summary>
internal static class GraphText
{
    /// <summary>Widths of a character in pixels, for the font sizes of <see cref="MediaGraphStyle"/>.</summary>
    private const double NameCharacter = 8.6;
    private const double DetailCharacter = 6.5;
    private const double CodeCharacter = 6.4;

    private const double BoxPadding = 44;
    private const double MinBoxWidth = 120;
    private const double GapPadding = 80;
    private const double MinGap = 84;

    /// <summary>"camera sensor" of MEDIA_ENT_F_CAM_SENSOR, or of the subtype where the function is not known.</summary>
    public static string Role(MediaEntity entity) => entity.Function switch
    {
        "MEDIA_ENT_F_CAM_SENSOR" => "camera sensor",
        "MEDIA_ENT_F_LENS" => "lens",
        "MEDIA_ENT_F_IO_V4L" => "video capture",
        "MEDIA_ENT_F_PROC_VIDEO_SCALER" => "scaler",
        "MEDIA_ENT_F_PROC_VIDEO_PIXEL_ENC_CONV" => "pixel encoding converter",
        "MEDIA_ENT_F_PROC_VIDEO_PIXEL_FORMATTER" => "pixel formatter",
        { } function => function.Replace("MEDIA_ENT_F_", "", StringComparison.Ordinal).Replace('_', ' ').ToLowerInvariant(),
        null => entity.Subtype switch
        {
            "Sensor" => "camera sensor",
            "Lens" => "lens",
            "V4L" => "video capture",
            _ => "processing",
        },
    };

    /// <summary>The colour class of an entity.</summary>
    public static string Class(MediaEntity entity) => entity.Subtype switch
    {
        "Sensor" => "sensor",
        "Lens" => "lens",
        "V4L" => "capture",
        _ => "processing",
    };

    /// <summary>The format a link carries: that of its source, or of its sink where the source does not tell.</summary>
    public static string LinkFormat(MediaDeviceGraph graph, MediaLink link) =>
        (graph.FindPad(link.Source)?.Format ?? graph.FindPad(link.Sink)?.Format)?.ToString() ?? "";

    /// <summary>The format the sink expects where it differs, so that streaming would fail; else empty.</summary>
    public static string Mismatch(MediaDeviceGraph graph, MediaLink link)
    {
        var source = graph.FindPad(link.Source)?.Format?.ToString();
        var sink = graph.FindPad(link.Sink)?.Format?.ToString();
        return link.IsEnabled && source is not null && sink is not null && source != sink ? sink : "";
    }

    public static double BoxWidth(MediaEntity entity) => Math.Ceiling(Math.Max(
        MinBoxWidth,
        BoxPadding + Math.Max(
            entity.Name.Length * NameCharacter,
            Math.Max(Role(entity).Length * DetailCharacter, (entity.DeviceNode?.Length ?? 0) * CodeCharacter))));

    public static double CodeWidth(string text) => text.Length * CodeCharacter;

    /// <summary>The distance to the next column: room for the longest format any link could carry there.</summary>
    public static double GapWidth(IEnumerable<GraphRoute> routes) => Math.Max(
        MinGap,
        Math.Ceiling(GapPadding + routes
            .Select(route => route.Segments[0].From.Entity?.Pads[route.Link.Source.Pad].Format?.ToString().Length ?? 0)
            .DefaultIfEmpty(0).Max() * CodeCharacter));
}
