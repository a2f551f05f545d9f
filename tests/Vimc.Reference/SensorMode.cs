namespace Vimc.Reference;

/// <summary>
/// A mode of a sensor: it reads a part of its pixel array, and may bin it, which makes one pixel of four.
/// </summary>
/// <remarks>
/// What is read is what the pixels of the part measure, exposed and no more than white, so a mode without binning is cut
/// out of the frame of all the array. Binned, a pixel is the mean of two by two pixels, halves rounded up, each component
/// by itself. Of a Bayer array it is that of the four nearest of one colour: two cells of two by two side by side, and
/// the two below them, become one cell. What writes texts or compresses comes after.
/// </remarks>
/// <param name="ArrayWidth">Of the array, in pixels.</param>
/// <param name="ArrayHeight">Of the array, in lines.</param>
/// <param name="Part">
/// What of the array is read, as it is when nothing is flipped: a flipped frame shows the same part of the scene. Its
/// place is even, and its sides are multiples of two, or of four if it is binned.
/// </param>
/// <param name="IsBinned">Whether two by two pixels make one.</param>
public sealed record SensorMode(int ArrayWidth, int ArrayHeight, CropRectangle Part, bool IsBinned)
{
    private int Step => IsBinned ? 2 : 1;

    /// <summary>Of the frame, in pixels.</summary>
    public int Width => Part.Width / Step;

    /// <summary>Of the frame, in lines.</summary>
    public int Height => Part.Height / Step;

    /// <summary>A frame in this mode.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The pattern is random.</exception>
    public Frame Capture(SensorSettings settings, PixelFormat format)
    {
        var array = new PixelArray(settings, ArrayWidth, ArrayHeight, Height);
        var left = settings.HorizontalFlip ? ArrayWidth - Part.Left - Part.Width : Part.Left;
        var top = settings.VerticalFlip ? ArrayHeight - Part.Top - Part.Height : Part.Top;

        var period = format.IsBayer ? 2 : 1;

        return Sensor.Read(
            format,
            Width,
            Height,
            (linear, x, y) => Mean(Cell(left, x, period), Cell(top, y, period), (column, line) =>
                array.Sample(linear, column, line)),
            (x, y) => Mean(Cell(left, x, 1), Cell(top, y, 1), array.Color));
    }

    /// <summary>
    /// The first and the last column, or line, of the array that one of the frame is made of. Colours come again after
    /// <paramref name="period"/> of them.
    /// </summary>
    private (int First, int Last) Cell(int start, int position, int period)
    {
        var (cell, inCell) = Math.DivRem(position, period);
        var first = start + cell * Step * period + inCell;
        return (first, first + (Step - 1) * period);
    }

    private Rgb Mean((int First, int Last) columns, (int First, int Last) lines, Func<int, int, Rgb> color) => new(
        (byte)Mean(columns, lines, (x, y) => color(x, y).Red),
        (byte)Mean(columns, lines, (x, y) => color(x, y).Green),
        (byte)Mean(columns, lines, (x, y) => color(x, y).Blue));

    private int Mean((int First, int Last) columns, (int First, int Last) lines, Func<int, int, int> value) => IsBinned
        ? (value(columns.First, lines.First) + value(columns.Last, lines.First)
            + value(columns.First, lines.Last) + value(columns.Last, lines.Last) + 2) / 4
        : value(columns.First, lines.First);
}
