using Vimc.Reference;

namespace Vimc.Guest.Tests.Frames;

/// <summary>
/// The media bus formats of the driver and the pixel format each ends in. Values are those of
/// <c>linux/media-bus-format.h</c>.
/// </summary>
internal static class MediaBusFormats
{
    /// <summary>The 31 that every driver has.</summary>
    public static IReadOnlyList<MediaBusFormat> All { get; } =
    [
        new("BGR888_1X24", 0x1013, "BGR24"),
        new("BGR888_3X8", 0x101b, "BGR24"),
        new("RGB888_1X24", 0x100a, "RGB24"),
        new("RGB888_2X12_BE", 0x100b, "RGB24"),
        new("RGB888_2X12_LE", 0x100c, "RGB24"),
        new("RGB888_3X8", 0x101c, "RGB24"),
        new("RGB888_1X7X4_SPWG", 0x1011, "RGB24"),
        new("RGB888_1X7X4_JEIDA", 0x1012, "RGB24"),
        new("RGB888_1X32_PADHI", 0x100f, "RGB24"),
        new("GBR888_1X24", 0x1014, "RGB24"),
        new("ARGB8888_1X32", 0x100d, "ARGB32"),
        new("SBGGR8_1X8", 0x3001, "SBGGR8"),
        new("SGBRG8_1X8", 0x3013, "SGBRG8"),
        new("SGRBG8_1X8", 0x3002, "SGRBG8"),
        new("SRGGB8_1X8", 0x3014, "SRGGB8"),
        new("SBGGR10_1X10", 0x3007, "SBGGR10"),
        new("SGBRG10_1X10", 0x300e, "SGBRG10"),
        new("SGRBG10_1X10", 0x300a, "SGRBG10"),
        new("SRGGB10_1X10", 0x300f, "SRGGB10"),
        new("SBGGR10_ALAW8_1X8", 0x3015, "SBGGR10ALAW8"),
        new("SGBRG10_ALAW8_1X8", 0x3016, "SGBRG10ALAW8"),
        new("SGRBG10_ALAW8_1X8", 0x3017, "SGRBG10ALAW8"),
        new("SRGGB10_ALAW8_1X8", 0x3018, "SRGGB10ALAW8"),
        new("SBGGR10_DPCM8_1X8", 0x300b, "SBGGR10DPCM8"),
        new("SGBRG10_DPCM8_1X8", 0x300c, "SGBRG10DPCM8"),
        new("SGRBG10_DPCM8_1X8", 0x3009, "SGRBG10DPCM8"),
        new("SRGGB10_DPCM8_1X8", 0x300d, "SRGGB10DPCM8"),
        new("SBGGR12_1X12", 0x3008, "SBGGR12"),
        new("SGBRG12_1X12", 0x3010, "SGBRG12"),
        new("SGRBG12_1X12", 0x3011, "SGRBG12"),
        new("SRGGB12_1X12", 0x3012, "SRGGB12"),
    ];

    /// <summary>Those that a driver has if its topology asks for them.</summary>
    public static IReadOnlyList<MediaBusFormat> Further { get; } =
    [
        new("SBGGR14_1X14", 0x3019, "SBGGR14"),
        new("SGBRG14_1X14", 0x301a, "SGBRG14"),
        new("SGRBG14_1X14", 0x301b, "SGRBG14"),
        new("SRGGB14_1X14", 0x301c, "SRGGB14"),
        new("SBGGR16_1X16", 0x301d, "SBGGR16"),
        new("SGBRG16_1X16", 0x301e, "SGBRG16"),
        new("SGRBG16_1X16", 0x301f, "SGRBG16"),
        new("SRGGB16_1X16", 0x3020, "SRGGB16"),
        new("Y8_1X8", 0x2001, "GREY"),
        new("Y10_1X10", 0x200a, "Y10"),
        new("Y12_1X12", 0x2013, "Y12"),
        new("Y16_1X16", 0x202e, "Y16"),
    ];

    /// <summary>What a debayer takes: every linear Bayer format.</summary>
    public static IReadOnlyList<MediaBusFormat> LinearBayer { get; } =
        [.. All.Where(format => format.PixelFormat.Encoding == PixelEncoding.Bayer)];

    /// <summary>What a scaler takes: everything that is not Bayer.</summary>
    public static IReadOnlyList<MediaBusFormat> Color { get; } = [.. All.Where(format => !format.PixelFormat.IsBayer)];

    /// <summary>What a debayer gives: colours of three bytes.</summary>
    public static IReadOnlyList<MediaBusFormat> Color24 { get; } =
        [.. Color.Where(format => format.PixelFormat.BytesPerPixel == 3)];

    /// <summary>The first format that ends in a pixel format.</summary>
    public static MediaBusFormat Of(PixelFormat format) =>
        All.Concat(Further).First(bus => bus.PixelFormat == format);

    /// <summary>The format of a macro, <c>MEDIA_BUS_FMT_SRGGB8_1X8</c>.</summary>
    public static MediaBusFormat OfMacro(string macro) =>
        All.Concat(Further).Single(bus => macro == $"MEDIA_BUS_FMT_{bus.Name}");
}
