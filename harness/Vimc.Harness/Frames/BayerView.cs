namespace Vimc.Harness.Frames;

/// <summary>How a picture shows a Bayer frame.</summary>
public enum BayerView
{
    /// <summary>In colour, missing components interpolated.</summary>
    Colour,

    /// <summary>The samples as they are, in grey.</summary>
    Mosaic,
}
