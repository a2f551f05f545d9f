namespace Vimc.Reference;

/// <summary>One of the pixel formats that the driver's capture devices deliver.</summary>
/// <param name="Name">The kernel's name without <c>V4L2_PIX_FMT_</c>.</param>
/// <param name="FourCC">The four characters, as <c>v4l2-ctl</c> takes and prints them.</param>
/// <param name="Encoding">How a pixel is stored.</param>
/// <param name="Depth">Significant bits of one sample before any compression.</param>
/// <param name="Order">Colours of the first 2x2 samples; meaningless unless <see cref="IsBayer"/>.</param>
public sealed record PixelFormat(string Name, string FourCC, PixelEncoding Encoding, int Depth, BayerOrder Order)
{
    /// <summary>Whether a pixel holds one sample of a colour mosaic instead of a colour.</summary>
    public bool IsBayer => Encoding is PixelEncoding.Bayer or PixelEncoding.BayerALaw or PixelEncoding.BayerDpcm
        or PixelEncoding.BayerPacked;

    /// <summary>Whether a frame is in several planes of memory. Here they follow one another.</summary>
    public bool IsMultiPlanar => Encoding == PixelEncoding.Nv12 && FourCC == "NM12";

    /// <summary>Whether a pixel holds one sample that is stored as a number.</summary>
    public bool IsLinear => Encoding is PixelEncoding.Bayer or PixelEncoding.Mono;

    /// <summary>Bytes that a pixel takes in memory; meaningless where pixels share some.</summary>
    public int BytesPerPixel => Encoding switch
    {
        PixelEncoding.Rgb24 or PixelEncoding.Bgr24 => 3,
        PixelEncoding.Argb32 or PixelEncoding.Xrgb32 or PixelEncoding.Xbgr32 or PixelEncoding.Rgbx32
            or PixelEncoding.Bgrx32 => 4,
        PixelEncoding.Rgb565 or PixelEncoding.Yuyv or PixelEncoding.Uyvy => 2,
        PixelEncoding.Bayer or PixelEncoding.Mono when Depth > 8 => 2,
        _ => 1,
    };

    /// <summary>Bytes of a line of <paramref name="width"/> pixels, without padding.</summary>
    public int LineBytes(int width) => Encoding switch
    {
        PixelEncoding.BayerPacked => (width + PackedSamples - 1) / PackedSamples * (PackedSamples + 1),
        _ => width * BytesPerPixel,
    };

    /// <summary>Bytes of a frame, without padding.</summary>
    public int FrameBytes(int width, int height) =>
        LineBytes(width) * (Encoding == PixelEncoding.Nv12 ? height * 3 / 2 : height);

    /// <summary>How many samples of a packed format have one byte of lower bits.</summary>
    internal int PackedSamples => 8 / (Depth - 8);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
