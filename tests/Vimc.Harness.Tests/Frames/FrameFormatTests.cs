using Vimc.Harness.Frames;

namespace Vimc.Harness.Tests.Frames;

internal sealed class FrameFormatTests
{
    [TestCase("RGB3", 640 * 480 * 3, "RGB24")]
    [TestCase("BA81", 640 * 480, "SBGGR8")]
    [TestCase("BA10", 640 * 480 * 2, "SGRBG10")]
    [TestCase("agA8", 640 * 480, "SGRBG10ALAW8")]
    [TestCase("BD10", 640 * 480, "SGRBG10DPCM8")]
    [TestCase("BYR2", 640 * 480 * 2, "SBGGR16")]
    [TestCase("pRAA", 640 * 480 * 5 / 4, "SRGGB10P")]
    [TestCase("pgCC", 640 * 480 * 3 / 2, "SGRBG12P")]
    [TestCase("NV12", 640 * 480 * 3 / 2, "NV12")]
    [TestCase("Y10 ", 640 * 480 * 2, "Y10")]
    [TestCase("BA24", 640 * 480 * 4, "ARGB32")]
    public void Length_and_name_follow_from_the_fourcc(string fourCc, int length, string name)
    {
        var format = new FrameFormat(fourCc, 640, 480);

        Assert.That((format.Length, format.Name), Is.EqualTo((length, name)));
    }

    [Test]
    public void The_formats_of_the_driver_and_a_few_more_are_known() =>
        Assert.That(PixelLayout.All, Has.Count.EqualTo(53));

    [Test]
    public void An_unknown_format_is_named() =>
        Assert.That(
            () => new FrameFormat("MJPG", 640, 480),
            Throws.TypeOf<InvalidDataException>().With.Message.StartsWith("pixel format 'MJPG' is not known; known are AR24, "));

    [TestCase(0, 480, 0, "a frame cannot be 0x480")]
    [TestCase(640, -1, 0, "a frame cannot be 640x-1")]
    [TestCase(640, 480, 1919, "640 pixels of RGB3 take 1920 bytes a line, not 1919")]
    public void Sizes_that_cannot_be_are_named(int width, int height, int bytesPerLine, string message) =>
        Assert.That(
            () => new FrameFormat("RGB3", width, height, bytesPerLine),
            Throws.TypeOf<InvalidDataException>().With.Message.EqualTo(message));

    [Test]
    public void A_frame_of_another_length_is_refused_with_the_length_it_should_have()
    {
        var format = new FrameFormat("RGB3", 4, 2, bytesPerLine: 16);

        const string Message = "a frame of RGB3 4x2, 16 bytes a line has 32 bytes, not 31";
        Assert.That(() => FrameDecoder.Decode(format, new byte[31]), Throws.TypeOf<InvalidDataException>().With.Message.EqualTo(Message));
        Assert.That(() => FrameHash.Compute(format, new byte[31]), Throws.TypeOf<InvalidDataException>().With.Message.EqualTo(Message));
        Assert.That(() => FrameDiff.Compare(format, new byte[32], new byte[31]), Throws.TypeOf<InvalidDataException>().With.Message.EqualTo(Message));
    }

    [Test]
    public void A_capture_file_is_split_into_frames()
    {
        var format = new FrameFormat("GREY", 2, 1);

        var frames = format.Split(new byte[] { 1, 2, 3, 4 });

        Assert.That(frames.Select(frame => frame.ToArray()), Is.EqualTo((byte[][])[[1, 2], [3, 4]]));
        Assert.That(
            () => format.Split(new byte[5]),
            Throws.TypeOf<InvalidDataException>().With.Message.EqualTo(
                "5 bytes are not a whole number of frames of GREY 2x1, 2 bytes a line: 2 frames and 1 bytes"));
    }
}
