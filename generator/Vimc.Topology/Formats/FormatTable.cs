namespace Vimc.Topology.Formats;

/// <summary>
/// The formats the driver has: 23 pixel formats and the 31 media bus codes stored as them, those of the in-tree
/// driver of Linux 6.1 to 7.2. Their order is the order in which the driver enumerates them.
/// </summary>
public static class FormatTable
{
    private static readonly BayerOrder[] Orders = Enum.GetValues<BayerOrder>();

    /// <summary>All pixel formats.</summary>
    public static IReadOnlyList<PixelFormat> PixelFormats { get; } =
    [
        Rgb("BGR24", 3, "BGR888_1X24", "BGR888_3X8"),
        Rgb(
            "RGB24",
            3,
            "RGB888_1X24",
            "RGB888_2X12_BE",
            "RGB888_2X12_LE",
            "RGB888_3X8",
            "RGB888_1X7X4_SPWG",
            "RGB888_1X7X4_JEIDA",
            "RGB888_1X32_PADHI",
            "GBR888_1X24"),
        Rgb("ARGB32", 4, "ARGB8888_1X32"),
        .. Orders.Select(order => Bayer(order, 8, 1)),
        .. Orders.Select(order => Bayer(order, 10, 2)),
        .. Orders.Select(order => Bayer(order, 12, 2)),
        .. Orders.Select(order => Compressed(order, "ALAW8", SampleEncoding.BayerAlaw8)),
        .. Orders.Select(order => Compressed(order, "DPCM8", SampleEncoding.BayerDpcm8)),
    ];

    /// <summary>All media bus formats, in the order of the pixel formats they are stored as.</summary>
    public static IReadOnlyList<MediaBusFormat> MediaBusFormats { get; } =
        [.. PixelFormats.SelectMany(format => format.Codes)];

    /// <summary>
    /// The bus format called <paramref name="name"/>, with or without its prefix; null if there is none.
    /// </summary>
    public static MediaBusFormat? FindMediaBus(string name) =>
        MediaBusFormats.FirstOrDefault(format => format.Name == Bare(name, MediaBusFormat.Prefix));

    /// <summary>
    /// The pixel format called <paramref name="name"/>, with or without its prefix; null if there is none.
    /// </summary>
    public static PixelFormat? FindPixel(string name) =>
        PixelFormats.FirstOrDefault(format => format.Name == Bare(name, PixelFormat.Prefix));

    /// <summary><paramref name="name"/> without <paramref name="prefix"/>.</summary>
    internal static string Bare(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name;

    private static PixelFormat Rgb(string name, int bytesPerPixel, params string[] codes) =>
        WithCodes(new PixelFormat(name, SampleEncoding.Rgb, null, bytesPerPixel, 8), codes);

    private static PixelFormat Bayer(BayerOrder order, int depth, int bytesPerPixel)
    {
        var name = $"S{order.ToString().ToUpperInvariant()}{depth}";
        return WithCodes(
            new PixelFormat(name, SampleEncoding.Bayer, order, bytesPerPixel, depth), $"{name}_1X{depth}");
    }

    private static PixelFormat Compressed(BayerOrder order, string compression, SampleEncoding encoding)
    {
        var name = $"S{order.ToString().ToUpperInvariant()}10";
        return WithCodes(
            new PixelFormat(name + compression, encoding, order, 1, 10), $"{name}_{compression}_1X8");
    }

    private static PixelFormat WithCodes(PixelFormat format, params string[] codes)
    {
        format.Codes = [.. codes.Select(code => new MediaBusFormat(code, format))];
        return format;
    }
}
