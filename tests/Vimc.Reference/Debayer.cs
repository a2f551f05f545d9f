namespace Vimc.Reference;

/// <summary>
/// The debayer: each component of an output pixel is the mean of the samples of
/// that colour in a square window around it. The window is clipped at the edges
/// of the frame, the division truncates, and a colour without a sample in the
/// window is 0.
/// </summary>
public static class Debayer
{
    /// <summary>Colours from a linear Bayer frame.</summary>
    /// <param name="source">A Bayer frame; of its samples the upper 12 bits count, of the mean the upper 8.</param>
    /// <param name="window">Lines and columns of the window, odd, 1 to 25.</param>
    /// <param name="format">The RGB format to store.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window cannot be set in the driver.</exception>
    public static Frame Process(Frame source, int window, PixelFormat format)
    {
        if (window is < 1 or > 25 || window % 2 == 0)
            throw new ArgumentOutOfRangeException(nameof(window), window, "a window is odd, from 1 to 25");

        var output = new Frame(source.Width, source.Height, format);
        for (var y = 0; y < source.Height; y++)
            for (var x = 0; x < source.Width; x++)
                output.SetColor(x, y, MeanAround(source, x, y, window / 2));

        return output;
    }

    private const int MostBits = 12;

    private static Rgb MeanAround(Frame source, int x, int y, int radius)
    {
        var depth = Math.Min(source.Format.Depth, MostBits);
        var sums = new int[3];
        var counts = new int[3];
        for (var row = Math.Max(0, y - radius); row <= Math.Min(source.Height - 1, y + radius); row++)
        {
            for (var column = Math.Max(0, x - radius); column <= Math.Min(source.Width - 1, x + radius); column++)
            {
                var channel = (int)BayerMosaic.ChannelAt(source.Format.Order, column, row);
                sums[channel] += source.GetSample(column, row) >> (source.Format.Depth - depth);
                counts[channel]++;
            }
        }

        byte Mean(Channel channel)
        {
            var count = counts[(int)channel];
            return count == 0 ? (byte)0 : (byte)((sums[(int)channel] / count) >> (depth - 8));
        }

        return new Rgb(Mean(Channel.Red), Mean(Channel.Green), Mean(Channel.Blue));
    }
}
