namespace Vimc.Reference;

/// <summary>How a pixel is stored in memory.</summary>
public enum PixelEncoding
{
    /// <summary>Bytes red, green, blue.</summary>
    Rgb24,

    /// <summary>Bytes blue, green, red.</summary>
    Bgr24,

    /// <summary>Bytes alpha, red, green, blue. The sensor leaves alpha 0.</summary>
    Argb32,

    /// <summary>One linear sample; one byte for 8 bits, else two, the low one first.</summary>
    Bayer,

    /// <summary>One linear sample of brightness, stored like a Bayer one.</summary>
    Mono,

    /// <summary>A 10 bit Bayer sample, A-law compressed to one byte.</summary>
    BayerALaw,

    /// <summary>A 10 bit Bayer sample, DPCM compressed to one byte.</summary>
    BayerDpcm,

    /// <summary>
    /// Bayer samples as CSI-2 packs them: the upper 8 bits of four (of 10 bits) or two (of 12), then a byte with their
    /// lower bits, those of the first sample lowest. A line has whole groups; what is missing is 0.
    /// </summary>
    BayerPacked,

    /// <summary>Two bytes, the low one first: 5 bits of red, 6 of green, 5 of blue, from high to low.</summary>
    Rgb565,

    /// <summary>A byte that means nothing and is 0, red, green, blue.</summary>
    Xrgb32,

    /// <summary>Blue, green, red, a byte that means nothing and is 0.</summary>
    Xbgr32,

    /// <summary>Red, green, blue, a byte that means nothing and is 0.</summary>
    Rgbx32,

    /// <summary>A byte that means nothing and is 0, blue, green, red.</summary>
    Bgrx32,

    /// <summary>Of two pixels: luma, Cb of both, luma, Cr of both.</summary>
    Yuyv,

    /// <summary>Of two pixels: Cb of both, luma, Cr of both, luma.</summary>
    Uyvy,

    /// <summary>Lines of luma, then lines of Cb and Cr in turns: one line for two, one pair for two pixels.</summary>
    Nv12,
}
