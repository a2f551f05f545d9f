using System.Collections.Frozen;

namespace Vimc.Harness.Frames;

/// <summary>How the pixels of a format lie in memory (Documentation/userspace-api/media/v4l/pixfmt*.rst).</summary>
/// <param name="Name">The name in videodev2.h without its prefix.</param>
/// <param name="BytesPerPixel">Bytes from a pixel to the next.</param>
/// <param name="Depth">Bits of a sample.</param>
internal sealed record PixelLayout(string Name, int BytesPerPixel, int Depth)
{
    /// <summary>Offsets in a pixel of red, green and blue, or null.</summary>
    public (int Red, int Green, int Blue)? Rgb { get; init; }

    /// <summary>Whether a pixel is a word of 5 bits of red, 6 of green and 5 of blue.</summary>
    public bool IsRgb565 { get; init; }

    /// <summary>The order of a Bayer format, or null.</summary>
    public BayerOrder? Bayer { get; init; }

    /// <summary>Offset of the luma in a pair of bytes, for 4:2:2 packed formats, or null.</summary>
    public int? LumaOffset { get; init; }

    /// <summary>Whether rows of U and V in turns follow those of luma, one for two.</summary>
    public bool HasChromaRows { get; init; }

    /// <summary>How samples are stored.</summary>
    public SampleCoding Coding { get; init; }

    /// <summary>How many samples share a byte of lower bits, where they are packed.</summary>
    public int PackedSamples => 8 / (Depth - 8);

    /// <summary>Bytes that so many pixels take on a line.</summary>
    public int LineBytes(int width) => Coding == SampleCoding.Packed
        ? checked((width + PackedSamples - 1) / PackedSamples * (PackedSamples + 1))
        : checked(width * BytesPerPixel);

    /// <summary>Samples a pixel has of its own: 4 for ARGB, 1 for Bayer.</summary>
    public int SamplesPerPixel => Depth > 8 && Coding == SampleCoding.Plain ? BytesPerPixel / 2 : BytesPerPixel;

    /// <summary>By fourcc.</summary>
    public static FrozenDictionary<string, PixelLayout> All { get; } = Make().ToFrozenDictionary(StringComparer.Ordinal);

    private static Dictionary<string, PixelLayout> Make()
    {
        var all = new Dictionary<string, PixelLayout>(StringComparer.Ordinal)
        {
            ["RGB3"] = new("RGB24", 3, 8) { Rgb = (0, 1, 2) },
            ["BGR3"] = new("BGR24", 3, 8) { Rgb = (2, 1, 0) },
            ["BA24"] = new("ARGB32", 4, 8) { Rgb = (1, 2, 3) },
            ["BX24"] = new("XRGB32", 4, 8) { Rgb = (1, 2, 3) },
            ["AR24"] = new("ABGR32", 4, 8) { Rgb = (2, 1, 0) },
            ["XR24"] = new("XBGR32", 4, 8) { Rgb = (2, 1, 0) },
            ["XB24"] = new("RGBX32", 4, 8) { Rgb = (0, 1, 2) },
            ["RX24"] = new("BGRX32", 4, 8) { Rgb = (3, 2, 1) },
            ["RGBP"] = new("RGB565", 2, 8) { IsRgb565 = true },
            ["YUYV"] = new("YUYV", 2, 8) { LumaOffset = 0 },
            ["UYVY"] = new("UYVY", 2, 8) { LumaOffset = 1 },
            ["NV12"] = new("NV12", 1, 8) { HasChromaRows = true },
            ["NM12"] = new("NV12M", 1, 8) { HasChromaRows = true },
            ["GREY"] = new("GREY", 1, 8),
            ["Y10 "] = new("Y10", 2, 10),
            ["Y12 "] = new("Y12", 2, 12),
            ["Y16 "] = new("Y16", 2, 16),
        };
        AddBayer("", 8, SampleCoding.Plain, "BA81", "GBRG", "GRBG", "RGGB");
        AddBayer("", 10, SampleCoding.Plain, "BG10", "GB10", "BA10", "RG10");
        AddBayer("", 12, SampleCoding.Plain, "BG12", "GB12", "BA12", "RG12");
        AddBayer("", 14, SampleCoding.Plain, "BG14", "GB14", "GR14", "RG14");
        AddBayer("", 16, SampleCoding.Plain, "BYR2", "GB16", "GR16", "RG16");
        AddBayer("P", 10, SampleCoding.Packed, "pBAA", "pGAA", "pgAA", "pRAA");
        AddBayer("P", 12, SampleCoding.Packed, "pBCC", "pGCC", "pgCC", "pRCC");
        AddBayer("ALAW8", 10, SampleCoding.ALaw, "aBA8", "aGA8", "agA8", "aRA8");
        AddBayer("DPCM8", 10, SampleCoding.Dpcm, "bBA8", "bGA8", "BD10", "bRA8");
        return all;

        void AddBayer(string suffix, int depth, SampleCoding coding, params string[] codes)
        {
            foreach (var (order, code) in Enum.GetValues<BayerOrder>().Zip(codes))
            {
                var name = $"S{order.ToString().ToUpperInvariant()}{depth}{suffix}";
                all[code] = new PixelLayout(name, depth > 8 && coding == SampleCoding.Plain ? 2 : 1, depth)
                {
                    Bayer = order,
                    Coding = coding,
                };
            }
        }
    }
}
