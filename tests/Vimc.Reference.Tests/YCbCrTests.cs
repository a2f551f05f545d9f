using CsCheck;

namespace Vimc.Reference.Tests;

/// <summary>Luma and chroma against published values and against the equations themselves.</summary>
internal sealed class YCbCrTests
{
    private static readonly YCbCrEncoding[] Encodings = Enum.GetValues<YCbCrEncoding>();

    // 100% colour bars of 8 bits, as they are printed in any table of BT.601 and BT.709: white, yellow, cyan, green,
    // magenta, red, blue, black.
    [TestCase(YCbCrEncoding.Bt601,
        "235 128 128, 210 16 146, 170 166 16, 145 54 34, 106 202 222, 81 90 240, 41 240 110, 16 128 128")]
    [TestCase(YCbCrEncoding.Bt709,
        "235 128 128, 219 16 138, 188 154 16, 173 42 26, 78 214 230, 63 102 240, 32 240 118, 16 128 128")]
    public void Colour_bars_have_their_published_values(YCbCrEncoding encoding, string expected) =>
        Assert.That(Bars(new YCbCr(encoding, isFullRange: false)), Is.EqualTo(expected));

    // What JPEG makes of the primaries.
    [Test]
    public void Full_range_is_that_of_jpeg() =>
        Assert.That(
            Bars(new YCbCr(YCbCrEncoding.Bt601, isFullRange: true)),
            Is.EqualTo("255 128 128, 226 1 149, 179 171 1, 150 44 21, 105 212 235, 76 85 255, 29 255 107, 0 128 128"));

    [Test]
    public void Grey_has_no_chroma_and_the_luma_of_its_level()
    {
        foreach (var encoding in Encodings)
        {
            for (var level = 0; level < 256; level++)
            {
                var grey = Rgb.Gray((byte)level);
                var limited = new YCbCr(encoding, isFullRange: false);
                Assert.That(limited.ChromaOf(grey), Is.EqualTo(((byte)128, (byte)128)), $"{encoding} {level}");
                Assert.That(limited.LumaOf(grey), Is.EqualTo((byte)Math.Round(16 + (level * 219 / 255.0))), $"{level}");
                Assert.That(new YCbCr(encoding, isFullRange: true).LumaOf(grey), Is.EqualTo(level), $"{encoding}");
            }
        }
    }

    [Test]
    public void A_component_is_never_further_from_the_equations_than_rounding_takes_it()
    {
        var color = Gen.Select(Gen.Byte, Gen.Byte, Gen.Byte, (red, green, blue) => new Rgb(red, green, blue));
        Gen.Select(color, Gen.Bool).Sample((rgb, isFullRange) =>
        {
            var (luma, chroma) = isFullRange ? (255.0, 255.0) : (219.0, 224.0);
            var matrix = new YCbCr(YCbCrEncoding.Bt709, isFullRange);
            var y = ((0.2126 * rgb.Red) + (0.7152 * rgb.Green) + (0.0722 * rgb.Blue)) / 255;
            var cb = ((rgb.Blue / 255.0) - y) / (2 * (1 - 0.0722));
            var cr = ((rgb.Red / 255.0) - y) / (2 * (1 - 0.2126));
            var got = matrix.ChromaOf(rgb);

            return Math.Abs(matrix.LumaOf(rgb) - (isFullRange ? 0 : 16) - (luma * y)) < 0.51
                && Math.Abs(got.Cb - Math.Min(255, 128 + (chroma * cb))) < 0.51
                && Math.Abs(got.Cr - Math.Min(255, 128 + (chroma * cr))) < 0.51;
        });
    }

    [Test]
    public void Chroma_of_two_colours_is_that_of_their_mean()
    {
        var (cb, cr) = YCbCr.Default.ChromaOf(new Rgb(255, 0, 0), new Rgb(0, 0, 255));

        // Between 90 and 240, and 240 and 110.
        Assert.That((cb, cr), Is.EqualTo(((byte)165, (byte)175)));
    }

    private static string Bars(YCbCr matrix)
    {
        var frame = Sensor.Capture(new SensorSettings(TestPattern.ColorBar100), 16, 16, PixelFormats.Rgb24);
        return string.Join(", ", Enumerable.Range(0, 8).Select(bar =>
        {
            var color = frame.GetColor(2 * bar, 0);
            var (cb, cr) = matrix.ChromaOf(color);
            return $"{matrix.LumaOf(color)} {cb} {cr}";
        }));
    }
}
