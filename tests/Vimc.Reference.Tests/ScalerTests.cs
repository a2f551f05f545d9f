using CsCheck;

namespace Vimc.Reference.Tests;

internal sealed class ScalerTests
{
    [Test]
    public void Scaling_to_the_same_size_changes_nothing()
    {
        Generators.FrameOf(Generators.Color).Sample(source =>
            Scaler.Process(source, source.Width, source.Height).Bytes.SequenceEqual(source.Bytes));
    }

    [Test]
    public void Enlarging_by_a_whole_number_repeats_every_pixel()
    {
        Gen.Select(Generators.FrameOf(Generators.Color), Gen.Int[2, 4]).Sample((source, factor) =>
        {
            var output = Scaler.Process(source, source.Width * factor, source.Height * factor);
            for (var y = 0; y < output.Height; y++)
                for (var x = 0; x < output.Width; x++)
                    if (!output.Pixel(x, y).SequenceEqual(source.Pixel(x / factor, y / factor)))
                        return false;

            return true;
        });
    }

    [Test]
    public void Shrinking_undoes_enlarging_by_a_whole_number()
    {
        Gen.Select(Generators.FrameOf(Generators.Color), Gen.Int[2, 4]).Sample((source, factor) =>
        {
            var large = Scaler.Process(source, source.Width * factor, source.Height * factor);
            return Scaler.Process(large, source.Width, source.Height).Bytes.SequenceEqual(source.Bytes);
        });
    }

    [Test]
    public void Every_pixel_comes_from_inside_the_crop()
    {
        Gen.Select(Generators.EvenSize, Generators.EvenSize, Gen.Int[0, 8], Gen.Int[0, 8])
            .Sample((width, height, left, top) =>
            {
                var crop = new CropRectangle(left, top, 17, 19);
                var source = new Frame(40, 40, PixelFormats.Rgb24);
                for (var y = crop.Top; y < crop.Top + crop.Height; y++)
                    for (var x = crop.Left; x < crop.Left + crop.Width; x++)
                        source.SetColor(x, y, Rgb.Gray(255));

                return Scaler.Process(source, crop, width, height).Bytes.All(component => component == 255);
            });
    }

    [Test]
    public void An_odd_ratio_truncates()
    {
        var source = new Frame(16, 16, PixelFormats.Rgb24);
        for (var x = 0; x < 16; x++)
            source.SetColor(x, 0, Rgb.Gray((byte)x));

        var output = Scaler.Process(source, new CropRectangle(3, 0, 5, 16), 8, 16);

        Assert.That(
            Enumerable.Range(0, 8).Select(x => (int)output.GetColor(x, 0).Red),
            Is.EqualTo([3, 3, 4, 4, 5, 6, 6, 7]));
    }

    [Test]
    public void A_rectangle_outside_the_frame_is_refused()
    {
        var source = new Frame(16, 16, PixelFormats.Rgb24);

        Assert.That(
            () => Scaler.Process(source, new CropRectangle(1, 0, 16, 16), 16, 16),
            Throws.TypeOf<ArgumentOutOfRangeException>());
    }
}
