using CsCheck;

namespace Vimc.Reference.Tests;

/// <summary>Random frames and settings, small enough for thousands of them.</summary>
internal static class Generators
{
    public static Gen<int> EvenSize { get; } = Gen.Int[8, 12].Select(half => half * 2);

    public static Gen<int> Window { get; } = Gen.Int[0, 12].Select(radius => radius * 2 + 1);

    public static Gen<PixelFormat> LinearBayer { get; } =
        Gen.OneOf([.. PixelFormats.All.Where(format => format.Encoding == PixelEncoding.Bayer)]);

    public static Gen<PixelFormat> Color { get; } =
        Gen.OneOf(PixelFormats.Rgb24, PixelFormats.Bgr24, PixelFormats.Argb32);

    /// <summary>What a sensor can have on its pad; captures make the others of it.</summary>
    public static Gen<PixelFormat> OfSensor { get; } = Gen.OneOf(
    [
        PixelFormats.Rgb24, PixelFormats.Bgr24, PixelFormats.Argb32,
        .. PixelFormats.All.Where(format => format.IsLinear),
        .. PixelFormats.All.Where(format => format.Encoding is PixelEncoding.BayerALaw or PixelEncoding.BayerDpcm),
    ]);

    public static Gen<TestPattern> Pattern { get; } =
        Gen.OneOf([.. Enum.GetValues<TestPattern>().Where(pattern => pattern != TestPattern.Noise)]);

    /// <summary>A frame of random samples or bytes that the format can hold.</summary>
    public static Gen<Frame> FrameOf(Gen<PixelFormat> formats) =>
        Gen.Select(formats, EvenSize, EvenSize, Gen.Int).Select(Fill);

    private static Frame Fill(PixelFormat format, int width, int height, int seed)
    {
        var random = new Random(seed);
        var frame = new Frame(width, height, format);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                if (format.IsBayer)
                    frame.SetSample(x, y, random.Next(1 << format.Depth));
                else
                    random.NextBytes(frame.Pixel(x, y));
            }
        }

        return frame;
    }
}
