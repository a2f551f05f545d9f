using CsCheck;

namespace Vimc.Reference.Tests;

internal sealed class DebayerTests
{
    private static readonly Channel[] Channels = Enum.GetValues<Channel>();

    [Test]
    public void A_constant_frame_stays_constant()
    {
        Gen.Select(Generators.LinearBayer, Generators.EvenSize, Generators.EvenSize, Generators.Window, Gen.Byte)
            .Where(sample => sample.Item4 > 1)
            .Sample((format, width, height, window, level) =>
            {
                var source = new Frame(width, height, format);
                for (var y = 0; y < height; y++)
                    for (var x = 0; x < width; x++)
                        source.SetSample(x, y, level << (format.Depth - 8));

                var output = Debayer.Process(source, window, PixelFormats.Rgb24);

                return output.Bytes.All(component => component == level);
            });
    }

    [Test]
    public void A_window_of_one_pixel_keeps_just_its_own_colour()
    {
        Generators.FrameOf(Generators.LinearBayer).Sample(source =>
        {
            var output = Debayer.Process(source, 1, PixelFormats.Rgb24);
            return Places(source).All(at =>
            {
                var level = source.GetSample(at.X, at.Y) >> (source.Format.Depth - 8);
                var own = BayerMosaic.ChannelAt(source.Format.Order, at.X, at.Y);
                var color = output.GetColor(at.X, at.Y);
                return Channels.All(channel => color[channel] == (channel == own ? level : 0));
            });
        });
    }

    [Test]
    public void A_mean_lies_between_the_extremes_of_its_colour()
    {
        Gen.Select(Generators.FrameOf(Generators.LinearBayer), Generators.Window.Where(window => window > 1))
            .Sample((source, window) =>
            {
                var output = Debayer.Process(source, window, PixelFormats.Rgb24);
                var samples = Places(source).ToLookup(
                    at => BayerMosaic.ChannelAt(source.Format.Order, at.X, at.Y),
                    at => source.GetSample(at.X, at.Y) >> (source.Format.Depth - 8));
                return Channels.All(channel =>
                {
                    var means = Places(output).Select(at => (int)output.GetColor(at.X, at.Y)[channel]).ToList();
                    return means.Min() >= samples[channel].Min() && means.Max() <= samples[channel].Max();
                });
            });
    }

    [Test]
    public void Bgr_is_rgb_backwards()
    {
        Gen.Select(Generators.FrameOf(Generators.LinearBayer), Generators.Window).Sample((source, window) =>
        {
            var rgb = Debayer.Process(source, window, PixelFormats.Rgb24).Bytes.Chunk(3);
            var bgr = Debayer.Process(source, window, PixelFormats.Bgr24).Bytes.Chunk(3);

            return rgb.Zip(bgr).All(pair => pair.First.Reverse().SequenceEqual(pair.Second));
        });
    }

    [Test]
    public void The_window_is_clipped_at_a_corner_and_the_division_truncates()
    {
        var source = new Frame(16, 16, PixelFormats.Find("SRGGB8"));
        source.SetSample(0, 0, 200);
        source.SetSample(1, 0, 7);
        source.SetSample(0, 1, 4);
        source.SetSample(1, 1, 99);

        var corner = Debayer.Process(source, 3, PixelFormats.Rgb24).GetColor(0, 0);

        Assert.That(corner, Is.EqualTo(new Rgb(200, 5, 99)));
    }

    [Test]
    public void Ten_and_twelve_bits_lose_their_low_bits_after_the_mean([Values(10, 12)] int depth)
    {
        var source = new Frame(16, 16, PixelFormats.Find($"SRGGB{depth}"));
        source.SetSample(1, 0, (1 << depth) - 1);
        source.SetSample(0, 1, 1);

        var corner = Debayer.Process(source, 3, PixelFormats.Rgb24).GetColor(0, 0);

        Assert.That(corner, Is.EqualTo(new Rgb(0, 128, 0)));
    }

    [Test]
    public void A_window_the_driver_cannot_have_is_refused([Values(0, 2, 27)] int window)
    {
        var source = new Frame(16, 16, PixelFormats.Find("SRGGB8"));

        Assert.That(
            () => Debayer.Process(source, window, PixelFormats.Rgb24), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    private static IEnumerable<(int X, int Y)> Places(Frame frame) =>
        from y in Enumerable.Range(0, frame.Height)
        from x in Enumerable.Range(0, frame.Width)
        select (x, y);
}
