using CsCheck;

namespace Vimc.Reference.Tests;

/// <summary>Modes against what they are said to be, with means worked out by hand where there are any.</summary>
internal sealed class SensorModeTests
{
    private const int ArrayWidth = 64;
    private const int ArrayHeight = 48;

    private static readonly SensorSettings Ramp = new(TestPattern.GrayRamp);

    [Test]
    public void A_mode_of_all_the_array_is_the_frame_of_the_array() =>
        Gen.Select(Generators.Pattern, Generators.OfSensor, Gen.Bool, Gen.Bool)
            .Sample((pattern, format, horizontal, vertical) =>
            {
                var settings = new SensorSettings(pattern, horizontal, vertical);
                var whole = new SensorMode(ArrayWidth, ArrayHeight, new(0, 0, ArrayWidth, ArrayHeight), false);

                return whole.Capture(settings, format).Bytes
                    .SequenceEqual(Sensor.Capture(settings, ArrayWidth, ArrayHeight, format).Bytes);
            });

    [Test]
    public void A_mode_without_binning_is_cut_out_of_that_frame() =>
        Gen.Select(Generators.Pattern, Generators.LinearBayer, Gen.Int[0, 16], Gen.Int[0, 8])
            .Sample((pattern, format, left, top) =>
            {
                var part = new CropRectangle(2 * left, 2 * top, 32, 30);
                var frame = Sensor.Capture(new SensorSettings(pattern), ArrayWidth, ArrayHeight, format);

                return Mode(part).Capture(new SensorSettings(pattern), format).Bytes
                    .SequenceEqual(Scaler.Process(frame, part, 32, 30).Bytes);
            });

    // Columns of 64 of the ramp rise by 4.
    [TestCase(0, 2)]
    [TestCase(1, 10)]
    [TestCase(7, 58)]
    public void A_binned_colour_is_the_mean_of_neighbours(int x, int gray) =>
        Assert.That(Binned(0).Capture(Ramp, PixelFormats.Rgb24).GetColor(x, 3), Is.EqualTo(Rgb.Gray((byte)gray)));

    [TestCase(0, 4)]
    [TestCase(1, 8)]
    [TestCase(2, 20)]
    [TestCase(3, 24)]
    public void A_binned_sample_is_the_mean_of_the_nearest_of_its_colour(int x, int sample) =>
        Assert.That(Binned(0).Capture(Ramp, PixelFormats.Find("SBGGR8")).GetSample(x, 2), Is.EqualTo(sample));

    // Columns of 256 of the ramp rise by 1: 0 and 1 have the mean 0.5.
    [Test]
    public void Halves_are_rounded_up()
    {
        var mode = new SensorMode(256, 64, new(0, 0, 64, 64), true);

        Assert.That(mode.Capture(Ramp, PixelFormats.Rgb24).GetColor(0, 0), Is.EqualTo(Rgb.Gray(1)));
    }

    [Test]
    public void Pixels_are_exposed_up_to_white_before_they_are_binned()
    {
        // As many lines as the frame has leave samples as they are, so twice as many double them: 2 * 128 is white.
        var mode = new SensorMode(ArrayWidth, ArrayHeight, new(28, 0, 32, 32), true);
        var twice = Ramp with { Exposure = 2 * mode.Height };

        var gray = mode.Capture(twice, PixelFormats.Rgb24).GetColor(2, 0).Red;

        // Columns 32 and 33 are 128 and 132, both white; columns 30 and 31 are 120 and 124, which make 240 and 248.
        Assert.That(gray, Is.EqualTo(255));
        Assert.That(mode.Capture(twice, PixelFormats.Rgb24).GetColor(1, 0).Red, Is.EqualTo(244));
    }

    [Test]
    public void A_flip_shows_the_same_part_of_the_scene_the_other_way_round() =>
        Gen.Select(Generators.Pattern, Generators.Color, Gen.Bool).Sample((pattern, format, isBinned) =>
        {
            var mode = new SensorMode(ArrayWidth, ArrayHeight, new(4, 2, 40, 36), isBinned);
            var stride = mode.Width * format.BytesPerPixel;
            var upright = mode.Capture(new SensorSettings(pattern), format).Bytes;
            var flipped = mode.Capture(new SensorSettings(pattern, VerticalFlip: true), format).Bytes;

            return upright.Chunk(stride).Reverse().SelectMany(line => line).SequenceEqual(flipped);
        });

    [Test]
    public void A_compressed_frame_is_binned_first()
    {
        var linear = Binned(8).Capture(Ramp, PixelFormats.Find("SRGGB10"));
        var samples = Enumerable.Range(0, linear.Width).Select(x => linear.GetSample(x, 0)).ToArray();

        Assert.That(
            Binned(8).Capture(Ramp, PixelFormats.Find("SRGGB10DPCM8")).Bytes.Take(linear.Width),
            Is.EqualTo(Dpcm.Compress(samples)));
    }

    private static SensorMode Mode(CropRectangle part) => new(ArrayWidth, ArrayHeight, part, false);

    private static SensorMode Binned(int left) => new(ArrayWidth, ArrayHeight, new(left, 0, 32, 40), true);
}
