namespace Vimc.Reference.Tests;

/// <summary>What captures store in another format than the one that arrives.</summary>
internal sealed class StorageTests
{
    // Documentation/userspace-api/media/v4l/pixfmt-srggb10p.rst: bits 9 to 2 of four samples, then in a byte bits 1 and
    // 0 of the fourth, third, second and first, from high to low.
    [Test]
    public void Ten_bits_are_packed_as_the_kernels_documentation_has_it()
    {
        var packed = Storage.Convert(RowsOf("SBGGR10", 0x155, 0x2aa, 0x3fc, 0x003), PixelFormats.Find("SBGGR10P"));

        Assert.That(packed.Bytes[..5], Is.EqualTo([0x55, 0xaa, 0xff, 0x00, 0b11_00_10_01]));
    }

    // pixfmt-srggb12p.rst: bits 11 to 4 of two samples, then bits 3 to 0 of the second and of the first.
    [Test]
    public void Twelve_bits_are_packed_as_the_kernels_documentation_has_it()
    {
        var packed = Storage.Convert(RowsOf("SGRBG12", 0xabc, 0x123), PixelFormats.Find("SGRBG12P"));

        Assert.That(packed.Bytes[..3], Is.EqualTo([0xab, 0x12, 0x3c]));
    }

    [Test]
    public void A_line_of_ten_bits_ends_with_a_whole_group()
    {
        var format = PixelFormats.Find("SRGGB10P");
        var source = new Frame(18, 16, PixelFormats.Find("SRGGB10"));
        source.SetSample(16, 0, 0x3fd);
        source.SetSample(17, 0, 0x00a);

        var packed = Storage.Convert(source, format);

        Assert.That(format.LineBytes(18), Is.EqualTo(25));
        Assert.That(packed.Bytes[20..25], Is.EqualTo([0xff, 0x02, 0, 0, 0b10_01]));
    }

    // Documentation/userspace-api/media/v4l/pixfmt-rgb.rst, the tables of formats of less than 8 bits a component and
    // of 8 bits.
    [TestCase("RGB565", new byte[] { 0b101_10110, 0b11010_110 })]
    [TestCase("XRGB32", new byte[] { 0, 0xd6, 0xd7, 0xb5 })]
    [TestCase("XBGR32", new byte[] { 0xb5, 0xd7, 0xd6, 0 })]
    [TestCase("RGBX32", new byte[] { 0xd6, 0xd7, 0xb5, 0 })]
    [TestCase("BGRX32", new byte[] { 0, 0xb5, 0xd7, 0xd6 })]
    public void Colours_lie_as_the_kernels_documentation_has_it(string name, byte[] expected)
    {
        foreach (var source in new[] { PixelFormats.Rgb24, PixelFormats.Bgr24 })
        {
            var frame = new Frame(16, 16, source);
            frame.SetColor(3, 1, new Rgb(0xd6, 0xd7, 0xb5));

            var stored = Storage.Convert(frame, PixelFormats.Find(name));

            Assert.That(stored.Pixel(3, 1).ToArray(), Is.EqualTo(expected), source.Name);
        }
    }

    // pixfmt-packed-yuv.rst; red and blue have 81 and 41, and 165 and 175 together.
    [TestCase("YUYV", new byte[] { 81, 165, 41, 175 })]
    [TestCase("UYVY", new byte[] { 165, 81, 175, 41 })]
    public void Two_pixels_share_their_chroma(string name, byte[] expected)
    {
        var source = new Frame(16, 16, PixelFormats.Bgr24);
        source.SetColor(4, 2, new Rgb(255, 0, 0));
        source.SetColor(5, 2, new Rgb(0, 0, 255));

        var stored = Storage.Convert(source, PixelFormats.Find(name));

        Assert.That(stored.Bytes[(2 * 32 + 8)..(2 * 32 + 12)], Is.EqualTo(expected));
    }

    // pixfmt-yuv-planar.rst: a plane of luma, then lines of Cb and Cr in turns, each pair for two by two pixels.
    [Test]
    public void Two_by_two_pixels_share_their_chroma()
    {
        var source = new Frame(18, 16, PixelFormats.Rgb24);
        source.SetColor(4, 6, new Rgb(255, 0, 0));
        source.SetColor(5, 6, new Rgb(0, 0, 255));
        source.SetColor(4, 7, new Rgb(255, 0, 0));
        source.SetColor(5, 7, new Rgb(0, 0, 255));

        var stored = Storage.Convert(source, PixelFormats.Find("NV12"));

        Assert.That(stored.Bytes, Has.Length.EqualTo(18 * 24));
        Assert.That(stored.Bytes[(6 * 18 + 3)..(6 * 18 + 7)], Is.EqualTo([16, 81, 41, 16]));
        Assert.That(stored.Bytes[(7 * 18 + 3)..(7 * 18 + 7)], Is.EqualTo([16, 81, 41, 16]));
        Assert.That(stored.Bytes[(19 * 18 + 2)..(19 * 18 + 8)], Is.EqualTo([128, 128, 165, 175, 128, 128]));
    }

    [Test]
    public void Chroma_of_four_pixels_is_that_of_their_mean()
    {
        var source = new Frame(16, 16, PixelFormats.Rgb24);
        source.SetColor(0, 0, new Rgb(255, 0, 0));

        var chroma = Storage.Convert(source, PixelFormats.Find("NV12")).Bytes[256..258];

        // A quarter of what red, 90.2 and 240, is from 128.
        Assert.That(chroma, Is.EqualTo([119, 156]));
    }

    [Test]
    public void What_arrives_is_stored_as_it_is_by_default()
    {
        var source = RowsOf("SRGGB8", 1, 2, 3);

        Assert.That(Storage.Convert(source, source.Format), Is.SameAs(source));
    }

    [Test]
    public void One_order_is_not_made_of_another() =>
        Assert.That(
            () => Storage.Convert(RowsOf("SRGGB10", 1), PixelFormats.Find("SBGGR10P")),
            Throws.ArgumentException.With.Message.Contains("SBGGR10P is not made of SRGGB10"));

    private static Frame RowsOf(string format, params int[] samples)
    {
        var frame = new Frame(16, 16, PixelFormats.Find(format));
        for (var x = 0; x < samples.Length; x++)
            frame.SetSample(x, 0, samples[x]);
        return frame;
    }
}
