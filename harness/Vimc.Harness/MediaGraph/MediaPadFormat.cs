namespace Vimc.Harness.MediaGraph;

/// <summary>What flows through a pad.</summary>
/// <param name="Code">The media bus code without "MEDIA_BUS_FMT_": "SRGGB8_1X8".</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Lines.</param>
public sealed record MediaPadFormat(string Code, int Width, int Height)
{
    /// <summary>"none", "top", …; null where the source does not say.</summary>
    public string? Field { get; init; }

    /// <summary>"srgb", …; null for the default colour space.</summary>
    public string? Colorspace { get; init; }

    /// <summary>The transfer function; null for the default.</summary>
    public string? Transfer { get; init; }

    /// <summary>The Y'CbCr encoding; null for the default.</summary>
    public string? Encoding { get; init; }

    /// <summary>"full-range", "lim-range"; null for the default.</summary>
    public string? Quantization { get; init; }

    /// <summary>Seconds a frame as a fraction, "1/30"; null where the driver has none.</summary>
    public string? Interval { get; init; }

    /// <summary>What can be cropped from, or null.</summary>
    public MediaRectangle? CropBounds { get; init; }

    /// <summary>What is cropped, or null.</summary>
    public MediaRectangle? Crop { get; init; }

    /// <summary>What can be composed into, or null.</summary>
    public MediaRectangle? ComposeBounds { get; init; }

    /// <summary>What is composed into, or null.</summary>
    public MediaRectangle? Compose { get; init; }

    /// <summary>"SRGGB8_1X8 640×480"</summary>
    public override string ToString() => $"{Code} {Width}×{Height}";
}
