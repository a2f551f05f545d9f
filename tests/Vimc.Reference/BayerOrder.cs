namespace Vimc.Reference;

/// <summary>Colours of the upper left 2x2 samples of a Bayer frame, row by row.</summary>
public enum BayerOrder
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
