namespace Vimc.Reference;

/// <summary>
/// The pixel formats that a driver can have. Names, order and four character codes
/// are those of <c>linux/videodev2.h</c>.
/// </summary>
public static class PixelFormats
{
    private static readonly (
        BayerOrder Order, string Raw8, string Raw10, string Raw12, string ALaw, string Dpcm, string Raw14, string Raw16, string Packed10,
        string Packed12)[] Bayer =
    [
        (BayerOrder.Bggr, "BA81", "BG10", "BG12", "aBA8", "bBA8", "BG14", "BYR2", "pBAA", "pBCC"),
        (BayerOrder.Gbrg, "GBRG", "GB10", "GB12", "aGA8", "bGA8", "GB14", "GB16", "pGAA", "pGCC"),
        (BayerOrder.Grbg, "GRBG", "BA10", "BA12", "agA8", "BD10", "GR14", "GR16", "pgAA", "pgCC"),
        (BayerOrder.Rggb, "RGGB", "RG10", "RG12", "aRA8", "bRA8", "RG14", "RG16", "pRAA", "pRCC"),
    ];

    /// <summary>Bytes red, green, blue.</summary>
    public static PixelFormat Rgb24 { get; } = new("RGB24", "RGB3", PixelEncoding.Rgb24, 8, default);

    /// <summary>Bytes blue, green, red.</summary>
    public static PixelFormat Bgr24 { get; } = new("BGR24", "BGR3", PixelEncoding.Bgr24, 8, default);

    /// <summary>Bytes alpha, red, green, blue.</summary>
    public static PixelFormat Argb32 { get; } = new("ARGB32", "BA24", PixelEncoding.Argb32, 8, default);

    /// <summary>The 23 formats of the in-tree driver, which every driver has.</summary>
    public static IReadOnlyList<PixelFormat> InTree { get; } =
    [
        Bgr24,
        Rgb24,
        Argb32,
        .. Bayer.Select(b => Of(b.Order, "8", b.Raw8, PixelEncoding.Bayer, 8)),
        .. Bayer.Select(b => Of(b.Order, "10", b.Raw10, PixelEncoding.Bayer, 10)),
        .. Bayer.Select(b => Of(b.Order, "10ALAW8", b.ALaw, PixelEncoding.BayerALaw, 10)),
        .. Bayer.Select(b => Of(b.Order, "10DPCM8", b.Dpcm, PixelEncoding.BayerDpcm, 10)),
        .. Bayer.Select(b => Of(b.Order, "12", b.Raw12, PixelEncoding.Bayer, 12)),
    ];

    /// <summary>The formats that a driver has if its topology asks for them.</summary>
    public static IReadOnlyList<PixelFormat> Further { get; } =
    [
        .. Bayer.Select(b => Of(b.Order, "14", b.Raw14, PixelEncoding.Bayer, 14)),
        .. Bayer.Select(b => Of(b.Order, "16", b.Raw16, PixelEncoding.Bayer, 16)),
        new("GREY", "GREY", PixelEncoding.Mono, 8, default),
        new("Y10", "Y10 ", PixelEncoding.Mono, 10, default),
        new("Y12", "Y12 ", PixelEncoding.Mono, 12, default),
        new("Y16", "Y16 ", PixelEncoding.Mono, 16, default),
        .. Bayer.Select(b => Of(b.Order, "10P", b.Packed10, PixelEncoding.BayerPacked, 10)),
        .. Bayer.Select(b => Of(b.Order, "12P", b.Packed12, PixelEncoding.BayerPacked, 12)),
        new("RGB565", "RGBP", PixelEncoding.Rgb565, 8, default),
        new("XRGB32", "BX24", PixelEncoding.Xrgb32, 8, default),
        new("XBGR32", "XR24", PixelEncoding.Xbgr32, 8, default),
        new("RGBX32", "XB24", PixelEncoding.Rgbx32, 8, default),
        new("BGRX32", "RX24", PixelEncoding.Bgrx32, 8, default),
        new("YUYV", "YUYV", PixelEncoding.Yuyv, 8, default),
        new("UYVY", "UYVY", PixelEncoding.Uyvy, 8, default),
        new("NV12", "NV12", PixelEncoding.Nv12, 8, default),
        new("NV12M", "NM12", PixelEncoding.Nv12, 8, default),
    ];

    /// <summary>Every format, each once.</summary>
    public static IReadOnlyList<PixelFormat> All { get; } = [.. InTree, .. Further];

    /// <summary>The format with the kernel's name <paramref name="name"/>, for example <c>SRGGB8</c>.</summary>
    /// <exception cref="ArgumentException">The driver has no such format.</exception>
    public static PixelFormat Find(string name) =>
        All.FirstOrDefault(format => format.Name == name)
        ?? throw new ArgumentException($"the driver has no pixel format '{name}'", nameof(name));

    private static PixelFormat Of(BayerOrder order, string suffix, string fourCC, PixelEncoding encoding, int depth) =>
        new($"S{order.ToString().ToUpperInvariant()}{suffix}", fourCC, encoding, depth, order);
}
