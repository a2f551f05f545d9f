namespace Vimc.Reference;

/// <summary>
/// Brightness, contrast and saturation of a sensor. They work on full range
/// Rec. 601 Y'CbCr in fixed point; the constants are the definition of the
/// result, to the bit, so they are spelt out rather than computed in floating
/// point. Components have four fraction bits here.
/// </summary>
internal static class ColorAdjustment
{
    private const int Neutral = 128;
    private const int FractionBits = 4;
    private const int Middle = 128 << FractionBits;
    private const int Black = 16 << FractionBits;
    private const int White = 255 << FractionBits;

    public static Rgb Apply(SensorSettings settings, Rgb color)
    {
        if (settings is { Brightness: Neutral, Contrast: Neutral, Saturation: Neutral })
            return color;

        var (y, cb, cr) = ToYCbCr(color);
        int contrast = settings.Contrast;
        var chroma = contrast * settings.Saturation;

        y = Black + (y - Black) * contrast / Neutral;
        y += (settings.Brightness << FractionBits) - Middle;
        cb = cb * chroma / (Neutral * Neutral);
        cr = cr * chroma / (Neutral * Neutral);
        return ToRgb(y, cb, cr);
    }

    private static (int Y, int Cb, int Cr) ToYCbCr(Rgb color)
    {
        int r = color.Red << FractionBits, g = color.Green << FractionBits, b = color.Blue << FractionBits;
        return (
            (Forward(0.299) * r + Forward(0.587) * g + Forward(0.114) * b) >> 16,
            (Forward(-0.1687) * r + Forward(-0.3313) * g + Forward(0.5) * b) >> 16,
            (Forward(0.5) * r + Forward(-0.4187) * g + Forward(-0.0813) * b) >> 16);
    }

    private static Rgb ToRgb(int y, int cb, int cr) => new(
        ToByte(Backward(1) * y + Backward(1.4020) * cr),
        ToByte(Backward(1) * y + Backward(-0.3441) * cb + Backward(-0.7141) * cr),
        ToByte(Backward(1) * y + Backward(1.7720) * cb));

    private static int Forward(double factor) => (int)(0.5 + factor * 255 * 256);

    private static int Backward(double factor) => (int)(0.5 + factor * (255.0 * 255.0 * 16.0 / 255));

    private static byte ToByte(int fixedPoint) => (byte)(Math.Clamp(fixedPoint >> 12, 0, White) >> FractionBits);
}
