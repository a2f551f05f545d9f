using SkiaSharp;
using Vimc.Harness.Frames;

namespace Vimc.Harness.Tests.Frames;

internal sealed class FrameDecoderTests
{
    private const string Red = "255 0 0";
    private const string Green = "0 255 0";

    [TestCase("RGB3", "ff 00 00  00 ff 00")]
    [TestCase("BGR3", "00 00 ff  00 ff 00")]
    [TestCase("BA24", "00 ff 00 00  80 00 ff 00")]
    [TestCase("BX24", "00 ff 00 00  80 00 ff 00")]
    [TestCase("AR24", "00 00 ff 00  00 ff 00 80")]
    [TestCase("XR24", "00 00 ff 00  00 ff 00 80")]
    [TestCase("XB24", "ff 00 00 00  00 ff 00 80")]
    [TestCase("RX24", "00 00 00 ff  80 00 ff 00")]
    [TestCase("RGBP", "00 f8  e0 07")]
    public void Colours_are_where_the_format_has_them(string fourCc, string bytes)
    {
        var image = FrameDecoder.Decode(new FrameFormat(fourCc, 2, 1), Bytes(bytes));

        Assert.That(Pixel(image, 0, 0), Is.EqualTo(Red));
        Assert.That(Pixel(image, 1, 0), Is.EqualTo(Green));
        Assert.That(image.Pixels.Span[3], Is.EqualTo(255), "pictures are opaque");
    }

    [TestCase("GREY", "10 eb", "16 16 16", "235 235 235")]
    [TestCase("Y10 ", "40 00 ff 03", "16 16 16", "255 255 255")]
    [TestCase("Y12 ", "00 01 bf 0e", "16 16 16", "235 235 235")]
    [TestCase("Y16 ", "ff 10 00 eb", "16 16 16", "235 235 235")]
    [TestCase("YUYV", "10 80 eb 80", "0 0 0", "255 255 255")]
    [TestCase("UYVY", "80 10 80 eb", "0 0 0", "255 255 255")]
    [TestCase("YUYV", "51 5a 51 f0", "255 0 0", "255 0 0")]
    [TestCase("UYVY", "f0 29 6e 29", "0 0 255", "0 0 255")]
    public void Grey_and_yuv_are_converted(string fourCc, string bytes, string first, string second)
    {
        var image = FrameDecoder.Decode(new FrameFormat(fourCc, 2, 1), Bytes(bytes));

        Assert.That(Pixel(image, 0, 0), Is.EqualTo(first));
        Assert.That(Pixel(image, 1, 0), Is.EqualTo(second));
    }

    [Test]
    public void Planes_of_luma_and_chroma_are_put_together()
    {
        // Red, red, black, white; below red, red, blue, blue, of which black and white have a part.
        var image = FrameDecoder.Decode(
            new FrameFormat("NV12", 4, 2), Bytes("51 51 10 eb  51 51 29 29  5a f0 80 80"));

        Assert.That(Pixel(image, 0, 0), Is.EqualTo("255 0 0"));
        Assert.That(Pixel(image, 1, 1), Is.EqualTo("255 0 0"));
        Assert.That(Pixel(image, 2, 0), Is.EqualTo("0 0 0"));
        Assert.That(Pixel(image, 3, 0), Is.EqualTo("255 255 255"));
    }

    [Test]
    public void A_line_of_yuv_can_be_odd()
    {
        var image = FrameDecoder.Decode(new FrameFormat("YUYV", 3, 1), Bytes("10 80 10 80 eb 80"));

        Assert.That(Pixel(image, 2, 0), Is.EqualTo("255 255 255"));
    }

    // A red picture has light on the red samples alone; so for the other colours.
    [TestCase("BA81", "b g g r")]
    [TestCase("GBRG", "g b r g")]
    [TestCase("GRBG", "g r b g")]
    [TestCase("RGGB", "r g g b")]
    public void Each_bayer_order_shows_each_colour(string fourCc, string order)
    {
        foreach (var (colour, expected) in new[] { ("r", "200 0 0"), ("g", "0 200 0"), ("b", "0 0 200") })
        {
            var format = new FrameFormat(fourCc, 6, 6);
            var image = FrameDecoder.Decode(format, Bayer(format, order, colour, 200));

            for (var y = 0; y < 6; y++)
            {
                for (var x = 0; x < 6; x++)
                    Assert.That(Pixel(image, x, y), Is.EqualTo(expected), $"{fourCc} {colour} at ({x}, {y})");
            }
        }
    }

    [TestCase("BG10", "b g g r", 801)]
    [TestCase("GB10", "g b r g", 801)]
    [TestCase("BA10", "g r b g", 801)]
    [TestCase("RG10", "r g g b", 801)]
    [TestCase("BG12", "b g g r", 3207)]
    [TestCase("GB12", "g b r g", 3207)]
    [TestCase("BA12", "g r b g", 3207)]
    [TestCase("RG12", "r g g b", 3207)]
    [TestCase("BG14", "b g g r", 12863)]
    [TestCase("GR14", "g r b g", 12863)]
    [TestCase("BYR2", "b g g r", 51455)]
    [TestCase("RG16", "r g g b", 51455)]
    public void Deep_bayer_loses_its_low_bits(string fourCc, string order, int sample)
    {
        var format = new FrameFormat(fourCc, 4, 4);

        var image = FrameDecoder.Decode(format, Bayer(format, order, "b", sample));

        Assert.That(Pixel(image, 2, 2), Is.EqualTo("0 0 200"));
    }

    // 0x155, 0x2aa, 0x3fc, 0x003; 0x010, 0xeb0.
    [TestCase("pRAA", "55 aa ff 00 c9", "85 170 255 0")]
    [TestCase("pBCC", "01 eb 00  ff 10 0f", "1 235 255 16")]
    public void Packed_bayer_is_unpacked(string fourCc, string bytes, string samples)
    {
        var image = FrameDecoder.Decode(new FrameFormat(fourCc, 4, 1), Bytes(bytes), BayerView.Mosaic);

        Assert.That(string.Join(' ', Enumerable.Range(0, 4).Select(x => image.Pixels.Span[4 * x])), Is.EqualTo(samples));
    }

    [TestCase("aBA8", "b g g r")]
    [TestCase("aGA8", "g b r g")]
    [TestCase("agA8", "g r b g")]
    [TestCase("aRA8", "r g g b")]
    public void A_law_is_expanded(string fourCc, string order)
    {
        var format = new FrameFormat(fourCc, 4, 4);

        Assert.That(Pixel(FrameDecoder.Decode(format, Bayer(format, order, "r", 255)), 1, 1), Is.EqualTo(Red));

        // Half of the codes, 128 of 255, stand for a 15th of full scale: exp(0.502 * 5.473 - 1) / 87.6.
        Assert.That(Pixel(FrameDecoder.Decode(format, Bayer(format, order, "r", 128)), 1, 1), Is.EqualTo("16 0 0"));
    }

    [TestCase("bBA8", "b g g r")]
    [TestCase("bGA8", "g b r g")]
    [TestCase("BD10", "g r b g")]
    [TestCase("bRA8", "r g g b")]
    public void Dpcm_is_expanded(string fourCc, string order)
    {
        // Two samples as they are (4 * 200 + 2), then distances of none: the sign bit of "not above" and no more.
        var format = new FrameFormat(fourCc, 6, 2);
        var frame = Bayer(format, order, "g", 200);
        for (var i = 0; i < frame.Length; i++)
        {
            if (i % 6 >= 2)
                frame[i] = 0x20;
        }

        Assert.That(Pixel(FrameDecoder.Decode(format, frame), 4, 0), Is.EqualTo("0 200 0"));
    }

    // 10 bits: two plain samples 402 and 802, then from 402: +31, +(32 + 2 * 3), -(65 + 4 * 2), plain upwards, plain
    // downwards; from 802 nothing changes.
    [Test]
    public void Every_code_of_dpcm_is_expanded()
    {
        var layout = PixelLayout.All["bRA8"];
        var samples = new int[12];

        SampleRow.Read(layout, Bytes("64 c8 1f 20 43 20 72 20 ff 20 80 20"), samples);

        Assert.That(
            samples.Where((_, x) => x % 2 == 0),
            Is.EqualTo((int[])[402, 433, 471, 398, (8 * 127) + 3, 4]));
        Assert.That(samples.Where((_, x) => x % 2 == 1), Is.All.EqualTo(802));
    }

    [Test]
    public void A_law_is_monotone_and_fills_the_range()
    {
        var samples = new int[256];

        SampleRow.Read(PixelLayout.All["aRA8"], [.. Enumerable.Range(0, 256).Select(code => (byte)code)], samples);

        Assert.That(samples, Is.Ordered);
        Assert.That((samples[0], samples[255]), Is.EqualTo((0, 1023)));
    }

    [Test]
    public void Missing_colours_are_the_mean_of_their_neighbours()
    {
        // Red 10 and 30 left and right, blue 100 and 200 above and below the green in the middle.
        var image = FrameDecoder.Decode(new FrameFormat("GBRG", 3, 3), [0, 100, 0, 10, 77, 30, 0, 200, 0]);

        Assert.That(Pixel(image, 1, 1), Is.EqualTo("20 77 150"));
    }

    [Test]
    public void A_mosaic_is_shown_as_it_is()
    {
        var image = FrameDecoder.Decode(new FrameFormat("BA81", 2, 2), [1, 2, 3, 4], BayerView.Mosaic);

        Assert.That(
            new[] { image[0, 0], image[1, 0], image[0, 1], image[1, 1] }.Select(pixel => (int)pixel.Green),
            Is.EqualTo(Enumerable.Range(1, 4)));
        Assert.That(Pixel(image, 1, 1), Is.EqualTo("4 4 4"));
    }

    [Test]
    public void Padding_of_lines_is_skipped()
    {
        var image = FrameDecoder.Decode(new FrameFormat("RGB3", 1, 2, bytesPerLine: 5), [1, 2, 3, 99, 99, 4, 5, 6, 99, 99]);

        Assert.That(Pixel(image, 0, 1), Is.EqualTo("4 5 6"));
    }

    [Test]
    public void A_png_holds_the_same_pixels()
    {
        var frame = Enumerable.Range(0, 3 * 16 * 8).Select(value => (byte)(value * 7)).ToArray();
        var image = FrameDecoder.Decode(new FrameFormat("RGB3", 16, 8), frame);

        var png = image.ToPng();

        Assert.That(image.ToPng(), Is.EqualTo(png));
        using var bitmap = SKBitmap.Decode(png);
        Assert.That((bitmap.Width, bitmap.Height), Is.EqualTo((16, 8)));
        Assert.That(bitmap.Pixels.SelectMany(pixel => new[] { pixel.Red, pixel.Green, pixel.Blue }), Is.EqualTo(frame));
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    private static string Pixel(FrameImage image, int x, int y) =>
        image[x, y] is var pixel ? $"{pixel.Red} {pixel.Green} {pixel.Blue}" : "";

    /// <summary>A frame with a sample where the colour is and zero elsewhere.</summary>
    private static byte[] Bayer(FrameFormat format, string order, string colour, int sample)
    {
        var size = format.BytesPerLine / format.Width;
        var frame = new byte[format.Length];
        for (var i = 0; i < format.Width * format.Height; i++)
        {
            var (x, y) = (i % format.Width, i / format.Width);
            if (order.Split(' ')[(2 * (y % 2)) + (x % 2)] != colour)
                continue;
            frame[i * size] = (byte)sample;
            if (size == 2)
                frame[(i * size) + 1] = (byte)(sample >> 8);
        }

        return frame;
    }
}
