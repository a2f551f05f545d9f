using Vimc.Topology.Formats;

namespace Vimc.Generator.Views;

/// <summary>One <c>struct vimc_pix_map</c>, as final C text.</summary>
internal sealed class PixelFormatView(PixelFormat format)
{
    public string Pixelformat => format.Macro;

    public string TpgPixelformat => format.TpgMacro;

    /// <summary>Whether entities have it, so that it is more than what a capture makes of another.</summary>
    public bool HasCodes => format.Codes.Count > 0;

    public string CodesName => format.Name.ToLowerInvariant() + "_codes";

    public IReadOnlyList<string> Codes { get; } = [.. format.Codes.Select(code => code.Macro)];

    public string Bpp => CText.Number(format.BytesPerPixel);

    public bool HasGroup => format.Group > 1;

    public string Group => CText.Number(format.Group);

    public string Depth => CText.Number(format.Depth);

    public string Encoding => format.Encoding switch
    {
        SampleEncoding.Rgb => "VIMC_ENC_RGB",
        SampleEncoding.Bayer => "VIMC_ENC_BAYER",
        SampleEncoding.Mono => "VIMC_ENC_MONO",
        SampleEncoding.BayerAlaw8 => "VIMC_ENC_BAYER_ALAW8",
        SampleEncoding.BayerDpcm8 => "VIMC_ENC_BAYER_DPCM8",
        SampleEncoding.Converted => "VIMC_ENC_CONVERTED",
        SampleEncoding.YCbCr => "VIMC_ENC_YCBCR",
        _ => throw new InvalidOperationException($"no C name for encoding {format.Encoding}"),
    };

    public bool HasChromaRows => format.HasChromaRows;

    public bool IsMultiPlanar => format.IsMultiPlanar;

    public bool HasOrder => format.Order is not null;

    public string Order => $"VIMC_BAYER_{format.Order?.ToString().ToUpperInvariant()}";
}
