namespace Vimc.Harness.Frames;

/// <summary>How a sample is stored.</summary>
internal enum SampleCoding
{
    /// <summary>As it is: one byte up to 8 bits, two bytes, low one first, above.</summary>
    Plain,

    /// <summary>10 bits in a byte by the A-law.</summary>
    ALaw,

    /// <summary>10 bits in a byte by the differences to the sample of the same colour before it.</summary>
    Dpcm,

    /// <summary>The upper 8 bits of four (of 10 bits) or two samples (of 12), then a byte of their lower bits.</summary>
    Packed,
}
