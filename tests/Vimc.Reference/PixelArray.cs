namespace Vimc.Reference;

/// <summary>
/// What each pixel of a sensor's array measures: a test pattern that fills the array, adjusted, flipped and exposed.
/// </summary>
/// <param name="settings">The controls.</param>
/// <param name="width">Of the array, in pixels.</param>
/// <param name="height">Of the array, in lines.</param>
/// <param name="frameLines">
/// Lines of the frame that is read from it. An exposure of as many leaves samples as they are.
/// </param>
internal sealed class PixelArray(SensorSettings settings, int width, int height, int frameLines)
{
    /// <summary>What a Bayer or mono sensor of <paramref name="format"/> measures at (x, y).</summary>
    public int Sample(PixelFormat format, int x, int y)
    {
        var color = Scene(x, y);
        var sample = format.Encoding == PixelEncoding.Mono
            ? Luma.Widen(Luma.Of(settings, color), format.Depth)
            : Widen(Adjusted(color)[BayerMosaic.ChannelAt(format.Order, x, y)], format.Depth);
        return Exposure.Apply(settings, frameLines, sample, format.Depth);
    }

    /// <summary>The colour at (x, y).</summary>
    public Rgb Color(int x, int y) => Exposure.Apply(settings, frameLines, Adjusted(Scene(x, y)));

    private Rgb Adjusted(Rgb color) => ColorAdjustment.Apply(settings, color);

    private Rgb Scene(int x, int y)
    {
        var (line, sceneHeight) = settings.Field switch
        {
            FieldOrder.Top => (y * 2, height * 2),
            FieldOrder.Bottom => (y * 2 + 1, height * 2),
            _ => (y, height),
        };
        if (settings.VerticalFlip)
            line = sceneHeight - 1 - line;
        if (settings.HorizontalFlip)
            x = FlippedColumn(x);

        return PatternColors.At(settings.Pattern, x, line, width, sceneHeight);
    }

    /// <summary>
    /// The column of the scene that a flipped sensor sees at <paramref name="x"/>. The generator mirrors pairs of
    /// pixels: the odd one of a pair is mirrored as one would think, the even one lands two pixels further on. Both
    /// lie in a scene that goes on to the right for another width.
    /// </summary>
    private int FlippedColumn(int x) => x % 2 == 1 ? 2 * width - 1 - x : 2 * width - 3 - x;

    /// <summary>Fills the low bits that 8 bits lack with the low bits of the value itself.</summary>
    private static int Widen(byte value, int depth)
    {
        var missing = depth - 8;
        return (value << missing) | (value & ((1 << missing) - 1));
    }
}
