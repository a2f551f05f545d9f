using System.Globalization;

namespace Vimc.Reference;

/// <summary>
/// What a sensor puts on its source pad: a test pattern in one of the driver's
/// formats. The pattern is that of the kernel's test pattern generator.
/// </summary>
public static class Sensor
{
    /// <summary>
    /// A frame of <paramref name="width"/> x <paramref name="height"/> pixels, which shows all of a pixel array of that
    /// size.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The pattern is random.</exception>
    public static Frame Capture(SensorSettings settings, int width, int height, PixelFormat format)
    {
        var array = new PixelArray(settings, width, height, height);
        return Read(format, width, height, array.Sample, array.Color);
    }

    /// <summary>A frame of what an uncompressed format needs of each pixel, then compressed if it has to be.</summary>
    internal static Frame Read(
        PixelFormat format,
        int width,
        int height,
        Func<PixelFormat, int, int, int> sample,
        Func<int, int, Rgb> color)
    {
        var linear = Linear(format);
        var frame = new Frame(width, height, linear);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                if (linear.IsLinear)
                    frame.SetSample(x, y, sample(linear, x, y));
                else
                    frame.SetColor(x, y, color(x, y));
            }
        }

        return format == linear ? frame : Compress(frame, format);
    }

    /// <summary>The format whose samples those of <paramref name="format"/> are made of.</summary>
    private static PixelFormat Linear(PixelFormat format) => format switch
    {
        { Encoding: PixelEncoding.BayerALaw or PixelEncoding.BayerDpcm } => BayerOf(format.Order, 10),
        { Encoding: PixelEncoding.Bayer, Depth: 14 } => BayerOf(format.Order, 16),
        _ => format,
    };

    private static PixelFormat BayerOf(BayerOrder order, int depth) =>
        PixelFormats.Find(string.Create(CultureInfo.InvariantCulture, $"S{order.ToString().ToUpperInvariant()}{depth}"));

    private static Frame Compress(Frame linear, PixelFormat format) =>
        format.Encoding == PixelEncoding.Bayer ? Narrow(linear, format) : Compand(linear, format);

    /// <summary>A sample of 14 bits is one of 16 that lost its lower two.</summary>
    private static Frame Narrow(Frame linear, PixelFormat format)
    {
        var frame = new Frame(linear.Width, linear.Height, format);
        for (var y = 0; y < linear.Height; y++)
        {
            for (var x = 0; x < linear.Width; x++)
                frame.SetSample(x, y, linear.GetSample(x, y) >> 2);
        }

        return frame;
    }

    private static Frame Compand(Frame linear, PixelFormat format)
    {
        var (width, height) = (linear.Width, linear.Height);
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
