namespace Vimc.Topology.Formats;

/// <summary>
/// Colours of the upper left 2x2 pixels, row by row; the counterpart of <c>enum vimc_bayer_order</c>.
/// </summary>
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
