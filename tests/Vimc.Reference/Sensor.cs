namespace Vimc.Reference;

/// <summary>
/// What a sensor puts on its source pad: a test pattern in one of the driver's
/// formats. The pattern is that of the kernel's test pattern generator.
/// </summary>
public static class Sensor
{
    /// <summary>A frame of <paramref name="width"/> x <paramref name="height"/> pixels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The pattern is random.</exception>
    public static Frame Capture(SensorSettings settings, int width, int height, PixelFormat format)
    {
        if (format.Encoding is PixelEncoding.BayerALaw or PixelEncoding.BayerDpcm)
            return CaptureCompressed(settings, width, height, format);

        var frame = new Frame(width, height, format);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var color = ColorAt(settings, x, y, width, height);
                if (format.IsBayer)
                {
                    var sample = Widen(color[BayerMosaic.ChannelAt(format.Order, x, y)], format.Depth);
                    frame.SetSample(x, y, Exposure.Apply(settings, height, sample, format.Depth));
                }
                else
                {
                    frame.SetColor(x, y, Exposure.Apply(settings, height, color));
                }
            }
        }

        return frame;
    }

    private static Rgb ColorAt(SensorSettings settings, int x, int y, int width, int height)
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
            x = FlippedColumn(x, width);

        var color = PatternColors.At(settings.Pattern, x, line, width, sceneHeight);
        return ColorAdjustment.Apply(settings, color);
    }

    /// <summary>
    /// The column of the scene that a flipped sensor sees at <paramref name="x"/>. The generator mirrors pairs of
    /// pixels: the odd one of a pair is mirrored as one would think, the even one lands two pixels further on. Both
    /// lie in a scene that goes on to the right for another width.
    /// </summary>
    private static int FlippedColumn(int x, int width) => x % 2 == 1 ? 2 * width - 1 - x : 2 * width - 3 - x;

    /// <summary>Fills the low bits that 8 bits lack with the low bits of the value itself.</summary>
    private static int Widen(byte value, int depth)
    {
        var missing = depth - 8;
        return (value << missing) | (value & ((1 << missing) - 1));
    }

    private static Frame CaptureCompressed(SensorSettings settings, int width, int height, PixelFormat format)
    {
        var order = format.Order.ToString().ToUpperInvariant();
        var linear = Capture(settings, width, height, PixelFormats.Find($"S{order}10"));
        var frame = new Frame(width, height, format);
        for (var y = 0; y < height; y++)
        {
            var row = y;
            var samples = Enumerable.Range(0, width).Select(x => linear.GetSample(x, row)).ToArray();
            var codes = format.Encoding == PixelEncoding.BayerALaw
                ? Array.ConvertAll(samples, ALaw.Compress)
                : Dpcm.Compress(samples);
            codes.CopyTo(frame.Bytes, y * width);
        }

        return frame;
    }
}
