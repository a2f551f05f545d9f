namespace Vimc.Reference.Tests;

internal sealed class FrameTests
{
    [Test]
    public void A_wrong_number_of_bytes_is_refused_with_the_right_one()
    {
        Assert.That(
            () => new Frame(16, 16, PixelFormats.Rgb24, new byte[767]),
            Throws.ArgumentException.With.Message.Contains("768 bytes, got 767"));
    }

    [Test]
    public void Samples_of_more_than_eight_bits_are_stored_low_byte_first()
    {
        var frame = new Frame(16, 16, PixelFormats.Find("SBGGR12"));

        frame.SetSample(1, 0, 0xabc);

        Assert.That(frame.Bytes[2..4], Is.EqualTo([0xbc, 0x0a]));
        Assert.That(frame.GetSample(1, 0), Is.EqualTo(0xabc));
    }

    [Test]
    public void The_formats_are_those_of_the_driver()
    {
        Assert.That(PixelFormats.InTree, Has.Count.EqualTo(23));
        Assert.That(PixelFormats.All.Select(format => format.FourCC), Is.Unique);
        Assert.That(PixelFormats.All.Select(format => format.Name), Is.Unique);
    }

    [Test]
    public void An_unknown_format_is_named()
    {
        Assert.That(() => PixelFormats.Find("YVYU"), Throws.ArgumentException.With.Message.Contains("YVYU"));
    }
}
