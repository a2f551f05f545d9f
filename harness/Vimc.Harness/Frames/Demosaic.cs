namespace Vimc.Harness.Frames;

/// <summary>Bilinear interpolation of the colours a Bayer sensor leaves out.</summary>
internal static class Demosaic
{
    /// <summary>Fills four bytes a pixel of one byte a sample.</summary>
    public static void Write(ReadOnlySpan<byte> samples, int width, int height, BayerOrder order, Span<byte> pixels)
    {
        Span<int> sums = stackalloc int[3];
        Span<int> counts = stackalloc int[3];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                sums.Clear();
                counts.Clear();
                AddNeighbours(samples, width, height, order, x, y, sums, counts);
                var own = ColourAt(order, x, y);
                (sums[own], counts[own]) = (samples[(y * width) + x], 1);
                var pixel = pixels.Slice(4 * ((y * width) + x), 4);
                for (var colour = 0; colour < 3; colour++)
                {
                    pixel[colour] = counts[colour] == 0
                        ? (byte)0
                        : (byte)((sums[colour] + (counts[colour] / 2)) / counts[colour]);
                }

                pixel[3] = 255;
            }
        }
    }

    /// <summary>0 for red, 1 for green, 2 for blue.</summary>
    internal static int ColourAt(BayerOrder order, int x, int y)
    {
        // Red stands at one corner of the four, blue at the opposite one.
        var (redX, redY) = order switch
        {
            BayerOrder.Bggr => (1, 1),
            BayerOrder.Gbrg => (0, 1),
            BayerOrder.Grbg => (1, 0),
            _ => (0, 0),
        };
        var isRedColumn = (x & 1) == redX;
        var isRedRow = (y & 1) == redY;
        return isRedColumn != isRedRow ? 1 : isRedRow ? 0 : 2;
    }

    private static void AddNeighbours(
        ReadOnlySpan<byte> samples,
        int width,
        int height,
        BayerOrder order,
        int x,
        int y,
        Span<int> sums,
        Span<int> counts)
    {
        for (var v = Math.Max(y - 1, 0); v <= Math.Min(y + 1, height - 1); v++)
        {
            for (var u = Math.Max(x - 1, 0); u <= Math.Min(x + 1, width - 1); u++)
            {
                var colour = ColourAt(order, u, v);
                sums[colour] += samples[(v * width) + u];
                counts[colour]++;
            }
        }
    }
}
