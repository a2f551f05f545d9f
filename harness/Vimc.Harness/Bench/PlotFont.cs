using ScottPlot;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Bench;

/// <summary>
/// The letters on plots. The drawing library comes without any and does not look for those of the system.
/// </summary>
internal static class PlotFont
{
    /// <summary>The file that has to be there; the bold one beside it comes in the same package.</summary>
    public const string File = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";

    /// <summary>The Debian package it is in.</summary>
    public const string Package = "fonts-dejavu-core";

    private const string Name = "DejaVu Sans";

    /// <summary>Makes all plots use it.</summary>
    /// <exception cref="HarnessException">It is not installed.</exception>
    public static void Load()
    {
        if (!System.IO.File.Exists(File))
            throw new HarnessException($"no letters for plots: apt-get install {Package}");
        Fonts.AddFontFile(Name, File, bold: false, italic: false);
        Fonts.AddFontFile(Name, File.Replace(".ttf", "-Bold.ttf", StringComparison.Ordinal), bold: true, italic: false);
        Fonts.Default = Name;
    }
}
