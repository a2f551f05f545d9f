namespace Vimc.Harness.Frames;

/// <summary>Compares frames sample by sample.</summary>
public static class FrameDiff
{
    /// <summary>Compares two frames of one format; the padding of lines is left out.</summary>
    /// <exception cref="InvalidDataException">One of them has another length than the format.</exception>
    public static FrameDifference Compare(FrameFormat format, ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual)
    {
        var differences = DifferenceMap.Create(format, expected, actual);
        var count = differences.Pixels.Count(difference => difference > 0);
        var first = count == 0 ? null : FindFirst(format, differences, expected, actual);
        return new FrameDifference(format, count, differences.Pixels.Max(), first);
    }

    /// <summary>
    /// A picture of the differences: pixels that differ in red, the brighter the more, over the expected frame in dark
    /// grey.
    /// </summary>
    /// <exception cref="InvalidDataException">One of them has another length than the format.</exception>
    public static FrameImage Draw(FrameFormat format, ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual)
    {
        var differences = DifferenceMap.Create(format, expected, actual);
        var pixels = FrameDecoder.Decode(format, expected, BayerView.Mosaic).Pixels.ToArray();
        var largest = (1 << (format.Layout.Coding is SampleCoding.Plain or SampleCoding.Packed ? format.Layout.Depth : 8)) - 1;
        for (var i = 0; i < differences.Pixels.Length; i++)
        {
            var pixel = pixels.AsSpan(4 * i, 4);
            var grey = (byte)((pixel[0] + pixel[1] + pixel[2]) / 12);
            pixel[..3].Fill(grey);
            if (differences.Pixels[i] is > 0 and var difference)
                pixel[0] = (byte)(128 + Math.Min(127, 127 * difference / largest));
        }

        return new FrameImage(format.Width, format.Height, pixels);
    }

    private static PixelDifference FindFirst(
        FrameFormat format, DifferenceMap differences, ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual)
    {
        var index = Array.FindIndex(differences.Pixels, difference => difference > 0);
        var (y, x) = Math.DivRem(index, format.Width);
        return new PixelDifference(
            x, y, SamplesOf(format, expected, x, y, differences.IsChroma(index)),
            SamplesOf(format, actual, x, y, differences.IsChroma(index)));
    }

    private static int[] SamplesOf(FrameFormat format, ReadOnlySpan<byte> frame, int x, int y, bool isChroma)
    {
        if (isChroma)
            return [.. format.ChromaRow(frame, y)[(x & ~1)..].ToArray().Take(2).Select(sample => (int)sample)];
        var count = format.Layout.SamplesPerPixel;
        var samples = new int[format.Width * count];
        SampleRow.ReadStored(format.Layout, format.Row(frame, y), samples);
        return samples.AsSpan(x * count, count).ToArray();
    }
}
