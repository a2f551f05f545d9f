namespace Vimc.Harness.Frames;

/// <summary>Bilinear interpolation of the colours a Bayer sensor leaves out.</summary>
internal static class Demosaic
{
    private const int Colours = 3;

    /// <summary>Fills four bytes a pixel of one byte a sample.</summary>
    public static void Write(ReadOnlySpan<byte> samples, int width, int height, BayerOrder order, Span<byte> pixels)
    {
        // Red, green and blue are 0, 1 and 2; for the pixels of an even and an odd line, even and odd in turn.
        var colours = ColoursOf(order);
        Span<int> sums = stackalloc int[Colours];
        Span<int> counts = stackalloc int[Colours];
        for (var y = 0; y < height; y++)
        {
            var top = Math.Max(y - 1, 0);
            var bottom = Math.Min(y + 1, height - 1);
            for (var x = 0; x < width; x++)
            {
                sums.Clear();
                counts.Clear();
                for (var v = top; v <= bottom; v++)
                {
                    var row = samples.Slice(v * width, width);
                    for (var u = Math.Max(x - 1, 0); u <= Math.Min(x + 1, width - 1); u++)
                    {
                        var colour = colours[((v & 1) << 1) | (u & 1)];
                        sums[colour] += row[u];
                        counts[colour]++;
                    }
                }

                var own = colours[((y & 1) << 1) | (x & 1)];
                (sums[own], counts[own]) = (samples[(y * width) + x], 1);
                WritePixel(sums, counts, pixels.Slice(4 * ((y * width) + x), 4));
            }
        }
    }

    private static ReadOnlySpan<int> ColoursOf(BayerOrder order) => order switch
    {
        BayerOrder.Bggr => [2, 1, 1, 0],
        BayerOrder.Gbrg => [1, 2, 0, 1],
        BayerOrder.Grbg => [1, 0, 2, 1],
        _ => [0, 1, 1, 2],
    };

    /// <summary>A frame one pixel wide can lack a colour, which is black then.</summary>
    private static void WritePixel(ReadOnlySpan<int> sums, ReadOnlySpan<int> counts, Span<byte> pixel)
    {
        for (var colour = 0; colour < Colours; colour++)
        {
            var count = Math.Max(counts[colour], 1);
            pixel[colour] = (byte)((sums[colour] + (count / 2)) / count);
        }

        pixel[3] = 255;
    }
}
