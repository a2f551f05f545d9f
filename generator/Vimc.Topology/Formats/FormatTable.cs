namespace Vimc.Topology.Formats;

/// <summary>
/// The formats a driver can have. Every driver has those of the in-tree driver of Linux 6.1 to 7.2; each other one
/// only if its topology asks for it. Their order is the order in which the driver enumerates them.
/// </summary>
public static class FormatTable
{
    private static readonly BayerOrder[] Orders = Enum.GetValues<BayerOrder>();

    /// <summary>The 23 pixel formats of the in-tree driver, which has 31 media bus codes for them.</summary>
    public static IReadOnlyList<PixelFormat> InTree { get; } =
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

    /// <summary>The pixel formats that a topology has to ask for.</summary>
    public static IReadOnlyList<PixelFormat> Further { get; } =
    [
        .. Orders.Select(order => Bayer(order, 14, 2)),
        .. Orders.Select(order => Bayer(order, 16, 2)),
        Mono("GREY", "Y8_1X8", 8, 1),
        Mono("Y10", "Y10_1X10", 10, 2),
        Mono("Y12", "Y12_1X12", 12, 2),
        Mono("Y16", "Y16_1X16", 16, 2),
        .. Orders.Select(order => Packed(order, 10)),
        .. Orders.Select(order => Packed(order, 12)),
        FromRgb("RGB565", 2, source => new RowConversion("rgb565", source.Macro)),
        .. ((string[])["XRGB32", "XBGR32", "RGBX32", "BGRX32"]).Select(Padded),
        .. ((string[])["YUYV", "UYVY"]).Select(Yuv422),
        Yuv420("NV12", isMultiPlanar: false),
        Yuv420("NV12M", isMultiPlanar: true),
    ];

    /// <summary>All pixel formats.</summary>
    public static IReadOnlyList<PixelFormat> PixelFormats { get; } = [.. InTree, .. Further];

    /// <summary>All media bus formats, in the order of the pixel formats they are stored as.</summary>
    public static IReadOnlyList<MediaBusFormat> MediaBusFormats { get; } =
        [.. PixelFormats.SelectMany(format => format.Codes)];

    /// <summary>
    /// The media bus codes that some of the supported kernels lack; <c>vimc-compat.h</c> defines them there.
    /// </summary>
    public static IReadOnlyList<string> LateCodes { get; } = ["Y16_1X16"];

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

    private static PixelFormat Mono(string name, string code, int depth, int bytesPerPixel) =>
        WithCodes(new PixelFormat(name, SampleEncoding.Mono, null, bytesPerPixel, depth), code);

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

    // The upper 8 bits of each, then a byte of what is left of all.
    private static PixelFormat Packed(BayerOrder order, int depth)
    {
        var name = $"S{order.ToString().ToUpperInvariant()}{depth}";
        var group = 8 / (depth - 8);
        return new PixelFormat(name + "P", SampleEncoding.Converted, order, group + 1, depth)
        {
            Group = group,
            Conversion = _ => new RowConversion("pack", $"{depth}"),
            Sources = [InTree.Single(format => format.Name == name)],
        };
    }

    private static PixelFormat Padded(string name) => FromRgb(
        name, 4, source => new RowConversion("rgb32", source.Macro, PixelFormat.Prefix + name));

    private static PixelFormat Yuv422(string name) => FromRgb(
        name,
        4,
        source => new RowConversion("yuv422", source.Macro, PixelFormat.Prefix + name),
        SampleEncoding.YCbCr,
        2);

    private static PixelFormat Yuv420(string name, bool isMultiPlanar) =>
        new(name, SampleEncoding.YCbCr, null, 1, 8)
        {
            HasChromaRows = true,
            IsMultiPlanar = isMultiPlanar,
            Conversion = source => new RowConversion("yuv420", source.Macro),
            Sources = OfThreeBytes(),
        };

    private static PixelFormat FromRgb(
        string name,
        int bytes,
        Func<PixelFormat, RowConversion> conversion,
        SampleEncoding encoding = SampleEncoding.Converted,
        int group = 1) =>
        new(name, encoding, null, bytes, 8)
        {
            Group = group,
            Conversion = conversion,
            Sources = OfThreeBytes(),
        };

    private static List<PixelFormat> OfThreeBytes() =>
    [
        .. InTree.Where(format => format is { Encoding: SampleEncoding.Rgb, BytesPerPixel: 3 })
            .OrderByDescending(format => format.Name, StringComparer.Ordinal),
    ];

    private static PixelFormat WithCodes(PixelFormat format, params string[] codes)
    {
        format.Codes = [.. codes.Select(code => new MediaBusFormat(code, format))];
        return format;
    }
}
