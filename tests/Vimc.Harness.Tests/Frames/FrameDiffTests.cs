using Vimc.Harness.Frames;

namespace Vimc.Harness.Tests.Frames;

internal sealed class FrameDiffTests
{
    [Test]
    public void Equal_frames_do_not_differ()
    {
        var format = new FrameFormat("RGB3", 2, 2);

        var difference = FrameDiff.Compare(format, new byte[12], new byte[12]);

        Assert.That(difference.IsNone, Is.True);
        Assert.That(difference.ToString(), Is.EqualTo("the frames are equal"));
    }

    [Test]
    public void Pixels_are_counted_and_the_first_is_told()
    {
        var format = new FrameFormat("RGB3", 2, 2);
        byte[] actual = [0, 0, 0, 0, 3, 0, 0, 0, 0, 9, 0, 1];

        var difference = FrameDiff.Compare(format, new byte[12], actual);

        Assert.That((difference.Count, difference.Largest), Is.EqualTo((2, 9)));
        Assert.That(
            difference.ToString(),
            Is.EqualTo("2 of 4 pixels differ by up to 9; the first at (1, 0): expected 0 0 0, found 0 3 0"));
    }

    [Test]
    public void Deep_samples_are_compared_whole()
    {
        var difference = FrameDiff.Compare(new FrameFormat("BG10", 2, 1), [0, 0, 255, 1], [0, 0, 0, 3]);

        Assert.That((difference.Count, difference.Largest), Is.EqualTo((1, 257)));
        Assert.That(difference.First!.Expected.Single(), Is.EqualTo(511));
        Assert.That((difference.First.X, difference.First.Y), Is.EqualTo((1, 0)));
    }

    [Test]
    public void Padding_is_neither_compared_nor_hashed()
    {
        var format = new FrameFormat("GREY", 2, 2, bytesPerLine: 3);
        byte[] one = [1, 2, 0, 3, 4, 0];
        byte[] other = [1, 2, 9, 3, 4, 9];

        Assert.That(FrameDiff.Compare(format, one, other).IsNone, Is.True);
        Assert.That(FrameHash.Compute(format, one), Is.EqualTo(FrameHash.Compute(format, other)));
        Assert.That(
            FrameHash.Compute(format, one), Is.EqualTo(FrameHash.Compute(new FrameFormat("GREY", 2, 2), [1, 2, 3, 4])));
    }

    [Test]
    public void The_hash_is_sha_256() =>
        Assert.That(
            FrameHash.Compute(new FrameFormat("GREY", 3, 1), "abc"u8),
            Is.EqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));

    // Two by two pixels of luma, and a pair of chroma for all of them.
    [Test]
    public void A_colour_that_pixels_share_is_a_difference_of_all_of_them()
    {
        var format = new FrameFormat("NV12", 4, 2);
        byte[] expected = [1, 2, 3, 4, 5, 6, 7, 8, 128, 128, 128, 128];
        byte[] actual = [1, 2, 3, 4, 5, 6, 7, 8, 128, 128, 128, 131];

        var difference = FrameDiff.Compare(format, expected, actual);

        Assert.That(
            difference.ToString(),
            Is.EqualTo("4 of 8 pixels differ by up to 3; the first at (2, 0): expected 128 128, found 128 131"));
        Assert.That(FrameHash.Compute(format, expected), Is.Not.EqualTo(FrameHash.Compute(format, actual)));
        Assert.That(FrameDiff.Draw(format, expected, actual)[3, 1].Red, Is.GreaterThan(127));
    }

    [Test]
    public void Of_luma_and_colour_luma_is_told()
    {
        var format = new FrameFormat("NV12", 2, 2);

        var difference = FrameDiff.Compare(format, [1, 2, 3, 4, 9, 9], [1, 4, 3, 4, 9, 8]);

        Assert.That(difference.Count, Is.EqualTo(4));
        Assert.That($"{difference.First!.X} {difference.First.Expected.Count}", Is.EqualTo("0 2"), "the first differs by colour");
        Assert.That(FrameDiff.Compare(format, [1, 2, 3, 4, 9, 9], [3, 2, 3, 4, 9, 8]).First!.Actual, Is.EqualTo([3]));
    }

    [Test]
    public void A_picture_shows_differences_in_red_over_grey()
    {
        var image = FrameDiff.Draw(new FrameFormat("GREY", 3, 1), [0, 255, 8], [255, 255, 9]);

        Assert.That(image[0, 0], Is.EqualTo(((byte)255, (byte)0, (byte)0)));
        Assert.That(image[1, 0], Is.EqualTo(((byte)63, (byte)63, (byte)63)));
        Assert.That(image[2, 0], Is.EqualTo(((byte)128, (byte)2, (byte)2)));
    }
}
