namespace Vimc.Topology.Model;

/// <summary>A way to read a pixel array, which is chosen by the size of the frame it gives.</summary>
/// <param name="Size">Of the frame.</param>
/// <param name="Left">First column that is read, even.</param>
/// <param name="Top">First line that is read, even.</param>
/// <param name="Binning">How many columns, and lines, become one.</param>
public sealed record SensorMode(FrameSize Size, int Left, int Top, int Binning)
{
    /// <summary>The words after <c>binning:</c>; each stands at the place of its <see cref="Binning"/> less one.</summary>
    public static readonly IReadOnlyList<string> BinningWords = ["1x1", "2x2"];

    /// <summary>What of the array is read.</summary>
    public FrameSize Part => PartOf(Size, Binning);

    /// <summary>What a frame of <paramref name="size"/> needs.</summary>
    internal static FrameSize PartOf(FrameSize size, int binning) => new(size.Width * binning, size.Height * binning);
}
