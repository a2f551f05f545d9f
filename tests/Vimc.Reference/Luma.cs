namespace Vimc.Reference;

/// <summary>
/// The brightness that a mono sensor sees: the luma of Rec. 709 of full range, in fixed point, which the constants
/// define to the bit. Saturation does not touch it.
/// </summary>
internal static class Luma
{
    private const int Neutral = 128;
    private const int FractionBits = 4;
    private const int Black = 16 << FractionBits;

    // 0.2126, 0.7152 and 0.0722 of 255 * 256.
    private const int RedWeight = 13879;
    private const int GreenWeight = 46688;
    private const int BlueWeight = 4713;

    /// <summary>Of a colour, 8 bits. What brightness and contrast lift above 255 or below 0 wraps around.</summary>
    public static byte Of(SensorSettings settings, Rgb color)
    {
        int r = color.Red << FractionBits, g = color.Green << FractionBits, b = color.Blue << FractionBits;
        var luma = ((RedWeight * r) + (GreenWeight * g) + (BlueWeight * b)) >> 16;
        if (settings is not { Brightness: Neutral, Contrast: Neutral })
        {
            luma = Black + ((luma - Black) * settings.Contrast / Neutral);
            luma += (settings.Brightness - Neutral) << FractionBits;
        }

        return unchecked((byte)(luma >> FractionBits));
    }

    /// <summary>
    /// A sample of more bits, the low ones 0. Of 16 bits, 255 is white, which has all bits set.
    /// </summary>
    public static int Widen(byte value, int depth) =>
        depth == 16 && value == byte.MaxValue ? ushort.MaxValue : value << (depth - 8);
}
