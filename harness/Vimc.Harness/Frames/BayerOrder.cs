namespace Vimc.Harness.Frames;

/// <summary>Colours of the upper left four pixels, row by row.</summary>
internal enum BayerOrder
{
    /// <summary>Blue, green; green, red.</summary>
    Bggr,

    /// <summary>Green, blue; red, green.</summary>
    Gbrg,

    /// <summary>Green, red; blue, green.</summary>
    Grbg,

    /// <summary>Red, green; green, blue.</summary>
    Rggb,
}
