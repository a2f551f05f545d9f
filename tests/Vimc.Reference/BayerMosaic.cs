namespace Vimc.Reference;

/// <summary>Which colour a Bayer sensor measures at which place.</summary>
public static class BayerMosaic
{
    /// <summary>The colour of the sample at column <paramref name="x"/> of line <paramref name="y"/>.</summary>
    public static Channel ChannelAt(BayerOrder order, int x, int y) =>
        TopLeft(order)[y % 2 * 2 + x % 2];

    private static Channel[] TopLeft(BayerOrder order) => order switch
    {
        BayerOrder.Bggr => [Channel.Blue, Channel.Green, Channel.Green, Channel.Red],
        BayerOrder.Gbrg => [Channel.Green, Channel.Blue, Channel.Red, Channel.Green],
        BayerOrder.Grbg => [Channel.Green, Channel.Red, Channel.Blue, Channel.Green],
        _ => [Channel.Red, Channel.Green, Channel.Green, Channel.Blue],
    };
}
