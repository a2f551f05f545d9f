using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Ring;
using Vimc.Reference;

namespace Vimc.Guest.Tests.Pixels;

/// <summary>The on-screen text of a sensor that sends fields, each of which has every second line of it.</summary>
internal sealed class TextInFieldsTests : GuestTest
{
    private const int Width = 640;
    private const int Height = 480;
    private const int TextLines = 16;

    // include/uapi/linux/videodev2.h
    private const int FieldNone = 1;
    private const int FieldTop = 2;
    private const int FieldBottom = 3;
    private const int FieldSeqTb = 5;
    private const int FieldSeqBt = 6;

    private static readonly PixelFormat Format = PixelFormats.Rgb24;

    protected override string Topology => EmittedTopology.Minimal;

    // The first text says what does not change; colour bars look the same on every line. Two fields in one buffer share
    // the room above the text.
    [TestCase(FieldTop, TextLines, 0)]
    [TestCase(FieldBottom, TextLines, 1)]
    [TestCase(FieldSeqTb, TextLines / 2, 0)]
    [TestCase(FieldSeqTb, (Height / 2) + (TextLines / 2), 1)]
    [TestCase(FieldSeqBt, TextLines / 2, 1)]
    [TestCase(FieldSeqBt, (Height / 2) + (TextLines / 2), 0)]
    public async Task A_field_has_every_second_line(int field, int top, int first)
    {
        await PlayAsync($"{Save(FieldNone)}\n{Save(field)}");
        var saved = await ReadBytesAsync(FrameScript.SavedFrames);

        var text = Lines(saved, TextLines + first, 2);
        Assert.That(text.Distinct().Count(), Is.GreaterThan(3), "there is text");
        Assert.That(Lines(saved, Height + top, 1), Is.EqualTo(text));
    }

    private static List<string> Lines(byte[] frames, int start, int step) =>
    [
        .. Enumerable.Range(0, TextLines / 2).Select(i => Convert.ToHexString(
            frames, (start + (i * step)) * Format.LineBytes(Width), Format.LineBytes(Width))),
    ];

    private static string Save(int field) =>
        $"""
        open s <Sensor>
        pad s 0 {Width} {Height} {MediaBusFormats.Of(Format).Code} {field}
        open a <Capture>
        size a {Width} {Height} {Format.FourCC} {field}
        request a mmap 2
        queue a all
        start a
        take a 1
        save a {FrameScript.SavedFrames}
        stop a
        close a
        close s
        """;
}
