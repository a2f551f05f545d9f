namespace Vimc.Reference;

/// <summary>
/// Luma and chroma of colours, by the equations of ITU-R BT.601-7 (2.5), BT.709-6, BT.2020-2 and SMPTE 240M; of full
/// range by those of JFIF. Weights have 16 fraction bits, that of green makes up for what the others lost by rounding;
/// this and to round to the nearest in the end is the definition of the result.
/// </summary>
/// <param name="encoding">Whose weights.</param>
/// <param name="isFullRange">Whether all 8 bits are used; else luma has 219 levels from 16 on, chroma 224.</param>
public sealed class YCbCr(YCbCrEncoding encoding, bool isFullRange)
{
    private const decimal One = 65536;

    private readonly decimal[] _y = Luma(encoding, isFullRange ? 255 : 219);
    private readonly decimal[] _cb = Chroma(encoding, isFullRange ? 255 : 224, isBlue: true);
    private readonly decimal[] _cr = Chroma(encoding, isFullRange ? 255 : 224, isBlue: false);

    /// <summary>What a capture makes that is told nothing: BT.601 of limited range.</summary>
    public static YCbCr Default { get; } = new(YCbCrEncoding.Bt601, isFullRange: false);

    /// <summary>The luma of a colour.</summary>
    public byte LumaOf(Rgb color) => Component(_y, isFullRange ? 0 : 16, [color]);

    /// <summary>The chroma of the mean of colours.</summary>
    public (byte Cb, byte Cr) ChromaOf(params IReadOnlyList<Rgb> colors) =>
        (Component(_cb, 128, colors), Component(_cr, 128, colors));

    private static byte Component(decimal[] weights, int offset, IReadOnlyList<Rgb> colors)
    {
        var sum = colors.Sum(each => (weights[0] * each.Red) + (weights[1] * each.Green) + (weights[2] * each.Blue));
        return (byte)Math.Min(255, Math.Floor((sum / colors.Count / One) + offset + 0.5m));
    }

    private static decimal[] Luma(YCbCrEncoding encoding, int range)
    {
        var (kr, kb) = Primaries(encoding);
        var (red, blue) = (Weight(kr * range), Weight(kb * range));
        return [red, Weight(range) - red - blue, blue];
    }

    // (E'B - E'Y) / (2 (1 - Kb)): half of blue, less of red and green in the ratio of their weights; likewise for red.
    private static decimal[] Chroma(YCbCrEncoding encoding, int range, bool isBlue)
    {
        var (kr, kb) = Primaries(encoding);
        var own = Weight(range / 2m);
        var other = -Weight(range * (isBlue ? kr / (2 * (1 - kb)) : kb / (2 * (1 - kr))));
        return isBlue ? [other, -own - other, own] : [own, -own - other, other];
    }

    private static decimal Weight(decimal levels) => Math.Round(levels * One / 255, MidpointRounding.AwayFromZero);

    private static (decimal Kr, decimal Kb) Primaries(YCbCrEncoding encoding) => encoding switch
    {
        YCbCrEncoding.Bt601 => (0.299m, 0.114m),
        YCbCrEncoding.Bt709 => (0.2126m, 0.0722m),
        YCbCrEncoding.Bt2020 => (0.2627m, 0.0593m),
        _ => (0.212m, 0.087m),
    };
}
