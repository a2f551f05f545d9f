namespace Vimc.Reference;

/// <summary>A colour component of an RGB pixel, or the colour of one Bayer sample.</summary>
public enum Channel
{
    /// <summary>Red.</summary>
    Red,

    /// <summary>Green.</summary>
    Green,

    /// <summary>Blue.</summary>
    Blue,
}
