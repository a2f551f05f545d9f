namespace Vimc.Harness.Frames;

/// <summary>The format of a frame in memory, as VIDIOC_G_FMT gives it.</summary>
public sealed record FrameFormat
{
    /// <summary>Names a format.</summary>
    /// <param name="fourCc">Four characters as V4L2 spells them: "RGB3", "BA81", "BG10".</param>
    /// <param name="width">Pixels a line.</param>
    /// <param name="height">Lines.</param>
    /// <param name="bytesPerLine">Bytes from a line to the next; 0 for no padding.</param>
    /// <exception cref="InvalidDataException">
    /// The format is not one of those the driver has, or the sizes cannot be; the message says what could.
    /// </exception>
    public FrameFormat(string fourCc, int width, int height, int bytesPerLine = 0)
    {
        if (!PixelLayout.All.TryGetValue(fourCc, out var layout))
            throw new InvalidDataException(
                $"pixel format '{fourCc}' is not known; known are "
                + string.Join(", ", PixelLayout.All.Keys.Order(StringComparer.Ordinal)));
        if (width <= 0 || height <= 0)
            throw new InvalidDataException($"a frame cannot be {width}x{height}");

        var least = layout.LineBytes(width);
        if (bytesPerLine != 0 && bytesPerLine < least)
            throw new InvalidDataException(
                $"{width} pixels of {fourCc} take {least} bytes a line, not {bytesPerLine}");

        Layout = layout;
        FourCc = fourCc;
        Width = width;
        Height = height;
        BytesPerLine = bytesPerLine == 0 ? least : bytesPerLine;
        Rows = layout.HasChromaRows ? checked(height + ((height + 1) / 2)) : height;
        Length = checked(BytesPerLine * Rows);
    }

    /// <summary>"BA81"</summary>
    public string FourCc { get; }

    /// <summary>Pixels a line.</summary>
    public int Width { get; }

    /// <summary>Lines.</summary>
    public int Height { get; }

    /// <summary>Bytes from a line to the next.</summary>
    public int BytesPerLine { get; }

    /// <summary>Rows in memory: the lines, and those of chroma that follow them.</summary>
    public int Rows { get; }

    /// <summary>Bytes in a frame.</summary>
    public int Length { get; }

    /// <summary>The name in videodev2.h without its prefix: "SBGGR8".</summary>
    public string Name => Layout.Name;

    internal PixelLayout Layout { get; }

    /// <summary>Bytes of a line that are pixels.</summary>
    internal int BytesOfPixels => Layout.LineBytes(Width);

    /// <summary>"BA81 640x480"</summary>
    public override string ToString() => $"{FourCc} {Width}x{Height}";

    /// <summary>Splits what <c>v4l2-ctl --stream-to</c> wrote into its frames.</summary>
    /// <exception cref="InvalidDataException">The data is not a whole number of frames.</exception>
    public IReadOnlyList<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> data)
    {
        if (data.Length % Length != 0)
            throw new InvalidDataException(
                $"{data.Length} bytes are not a whole number of frames of {Describe()}: "
                + $"{data.Length / Length} frames and {data.Length % Length} bytes");
        return [.. Enumerable.Range(0, data.Length / Length).Select(index => data.Slice(index * Length, Length))];
    }

    /// <summary>The pixels of a line.</summary>
    internal ReadOnlySpan<byte> Row(ReadOnlySpan<byte> frame, int y) =>
        frame.Slice(y * BytesPerLine, BytesOfPixels);

    /// <summary>The pairs of U and V of a line, where rows of them follow those of luma.</summary>
    internal ReadOnlySpan<byte> ChromaRow(ReadOnlySpan<byte> frame, int y) => Row(frame, Height + (y / 2));

    /// <summary>Refuses a frame of another length.</summary>
    internal void Check(ReadOnlySpan<byte> frame)
    {
        if (frame.Length != Length)
            throw new InvalidDataException($"a frame of {Describe()} has {Length} bytes, not {frame.Length}");
    }

    private string Describe() => $"{FourCc} {Width}x{Height}, {BytesPerLine} bytes a line";
}
