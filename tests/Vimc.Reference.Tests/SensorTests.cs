using CsCheck;

namespace Vimc.Reference.Tests;

internal sealed class SensorTests
{
    [Test]
    public void A_vertical_flip_turns_the_lines_of_a_colour_frame_around()
    {
        Gen.Select(Generators.Pattern, Generators.Color, Generators.EvenSize, Generators.EvenSize)
            .Sample((pattern, format, width, height) =>
            {
                var upright = Sensor.Capture(new SensorSettings(pattern), width, height, format);
                var flipped = Sensor.Capture(new SensorSettings(pattern, VerticalFlip: true), width, height, format);
                var stride = width * format.BytesPerPixel;

                return upright.Bytes.Chunk(stride).Reverse().SelectMany(line => line).SequenceEqual(flipped.Bytes);
            });
    }

    [Test]
    public void A_horizontal_flip_keeps_the_colours_of_a_frame()
    {
        Gen.Select(Generators.Pattern.Where(pattern => pattern != TestPattern.Checkers16), Generators.EvenSize)
            .Sample((pattern, width) =>
            {
                var upright = Sensor.Capture(new SensorSettings(pattern), width, 16, PixelFormats.Rgb24);
                var flipped = Sensor.Capture(
                    new SensorSettings(pattern, HorizontalFlip: true), width, 16, PixelFormats.Rgb24);

                return Colors(upright).Order().SequenceEqual(Colors(flipped).Order());
            });

        static IEnumerable<int> Colors(Frame frame) =>
            frame.Bytes.Chunk(3).Select(pixel => (pixel[0] << 16) | (pixel[1] << 8) | pixel[2]);
    }

    [Test]
    public void A_bayer_frame_holds_one_component_of_the_colour_frame()
    {
        Gen.Select(Generators.Pattern, Generators.LinearBayer, Gen.Bool, Gen.Bool)
            .Sample((pattern, format, horizontal, vertical) =>
            {
                var settings = new SensorSettings(pattern, horizontal, vertical);
                var color = Sensor.Capture(settings, 48, 32, PixelFormats.Rgb24);
                var bayer = Sensor.Capture(settings, 48, 32, format);
                for (var y = 0; y < 32; y++)
                {
                    for (var x = 0; x < 48; x++)
                    {
                        var channel = BayerMosaic.ChannelAt(format.Order, x, y);
                        if (bayer.GetSample(x, y) >> (format.Depth - 8) != color.GetColor(x, y)[channel])
                            return false;
                    }
                }

                return true;
            });
    }

    [Test]
    public void White_is_full_scale_at_every_depth()
    {
        foreach (var format in PixelFormats.All.Where(format => format.Encoding == PixelEncoding.Bayer))
        {
            var frame = Sensor.Capture(new SensorSettings(TestPattern.White), 16, 16, format);
            Assert.That(frame.GetSample(7, 7), Is.EqualTo((1 << format.Depth) - 1), format.Name);
        }
    }

    [Test]
    public void A_compressed_frame_expands_to_about_the_ten_bit_one()
    {
        foreach (var format in PixelFormats.InTree.Where(format => format.Depth == 10 && format.BytesPerPixel == 1))
        {
            var settings = new SensorSettings(TestPattern.GrayRamp);
            var packed = Sensor.Capture(settings, 256, 16, format);
            var linear = Sensor.Capture(settings, 256, 16, PixelFormats.Find(format.Name[..7]));

            var expanded = format.Encoding == PixelEncoding.BayerALaw
                ? Array.ConvertAll(packed.Bytes, ALaw.Expand)
                : packed.Bytes.Chunk(256).SelectMany(line => Dpcm.Expand(line)).ToArray();

            var samples = Enumerable.Range(0, expanded.Length).Select(i => linear.GetSample(i % 256, i / 256));
            var largest = expanded.Zip(samples, (got, meant) => Math.Abs(got - meant)).Max();
            Assert.That(largest, Is.LessThanOrEqualTo(11), format.Name);
        }
    }

    [Test]
    public void Light_is_exposure_times_gain()
    {
        Gen.Select(Generators.Pattern, Generators.LinearBayer, Gen.Int[1, 64], Gen.Int[1, 8])
            .Sample((pattern, format, exposure, gain) =>
            {
                var longer = Sensor.Capture(
                    new SensorSettings(pattern, Exposure: exposure * gain), 48, 32, format);
                var louder = Sensor.Capture(
                    new SensorSettings(pattern, Exposure: exposure, Gain: 16 * gain), 48, 32, format);

                return longer.Bytes.SequenceEqual(louder.Bytes);
            });
    }

    [Test]
    public void Fourteen_bits_are_the_upper_ones_of_sixteen()
    {
        Gen.Select(Generators.Pattern, Gen.Enum<BayerOrder>(), Gen.Int[1, 100]).Sample((pattern, order, exposure) =>
        {
            var name = $"S{order.ToString().ToUpperInvariant()}";
            var settings = new SensorSettings(pattern, Exposure: exposure);
            var narrow = Sensor.Capture(settings, 48, 32, PixelFormats.Find($"{name}14"));
            var wide = Sensor.Capture(settings, 48, 32, PixelFormats.Find($"{name}16"));
            for (var y = 0; y < 32; y++)
                for (var x = 0; x < 48; x++)
                    if (narrow.GetSample(x, y) != wide.GetSample(x, y) >> 2)
                        return false;

            return true;
        });
    }

    [Test]
    public void A_mono_sensor_sees_the_luma_of_rec_709()
    {
        // R, G, B and white are 0.2126, 0.7152, 0.0722 and 1 of full scale, whole numbers of 8 bits and below.
        (TestPattern, int)[] lumas =
        [
            (TestPattern.Black, 0), (TestPattern.Red, 54), (TestPattern.Green, 181), (TestPattern.Blue, 18),
            (TestPattern.White, 254),
        ];
        foreach (var (pattern, luma) in lumas)
        {
            foreach (var (name, factor) in new[] { ("GREY", 1), ("Y10", 4), ("Y12", 16), ("Y16", 256) })
            {
                var frame = Sensor.Capture(new SensorSettings(pattern), 16, 16, PixelFormats.Find(name));
                Assert.That(frame.GetSample(5, 9), Is.EqualTo(luma * factor), $"{pattern} {name}");
            }
        }
    }

    [Test]
    public void Half_the_light_is_half_a_sample_and_much_of_it_white()
    {
        foreach (var format in PixelFormats.All.Where(format => format is { Encoding: PixelEncoding.Bayer, Depth: not 14 }))
        {
            var full = Sensor.Capture(new SensorSettings(TestPattern.GrayRamp), 64, 32, format);
            var half = Sensor.Capture(new SensorSettings(TestPattern.GrayRamp, Exposure: 16), 64, 32, format);
            var most = Sensor.Capture(new SensorSettings(TestPattern.GrayRamp, Exposure: 65000), 64, 32, format);
            for (var x = 0; x < 64; x++)
            {
                var sample = full.GetSample(x, 0);
                Assert.That(half.GetSample(x, 0), Is.EqualTo((sample + 1) / 2), format.Name);
                Assert.That(most.GetSample(x, 0), Is.EqualTo(sample == 0 ? 0 : (1 << format.Depth) - 1), format.Name);
            }
        }
    }

    [Test]
    public void Noise_has_no_reference()
    {
        Assert.That(
            () => Sensor.Capture(new SensorSettings(TestPattern.Noise), 16, 16, PixelFormats.Rgb24),
            Throws.TypeOf<ArgumentOutOfRangeException>());
    }
}
