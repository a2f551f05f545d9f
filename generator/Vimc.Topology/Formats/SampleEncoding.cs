namespace Vimc.Topology.Formats;

/// <summary>How the samples of a pixel format are stored; the counterpart of <c>enum vimc_encoding</c>.</summary>
public enum SampleEncoding
{
    /// <summary>Interleaved colour components of 8 bits.</summary>
    Rgb,

    /// <summary>One linear sample a pixel, little endian.</summary>
    Bayer,

    /// <summary>One linear sample of brightness a pixel, little endian.</summary>
    Mono,

    /// <summary>10 bit Bayer samples, A-law compressed to 8 bits.</summary>
    BayerAlaw8,

    /// <summary>10 bit Bayer samples, DPCM compressed to 8 bits.</summary>
    BayerDpcm8,

    /// <summary>In memory only: a capture makes it of another format.</summary>
    Converted,

    /// <summary>Likewise, of luma and chroma of 8 bits.</summary>
    YCbCr,
}
