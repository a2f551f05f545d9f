namespace Vimc.Harness.Frames;

/// <summary>Compares frames sample by sample.</summary>
public static class FrameDiff
{
    /// <summary>Compares two frames of one format; the padding of lines is left out.</summary>
    /// <exception cref="InvalidDataException">One of them has another length than the format.</exception>
    public static FrameDifference Compare(FrameFormat format, ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual)
    {
        var count = 0;
        var largest = 0;
        PixelDifference? first = null;
        var rows = new RowPair(format, expected, actual);
        for (var y = 0; y < format.Height; y++)
        {
            if (!rows.Read(expected, actual, y))
                continue;
            for (var x = 0; x < format.Width; x++)
            {
                if (rows.DifferenceAt(x) is var difference && difference == 0)
                    continue;
                count++;
                largest = Math.Max(largest, difference);
                first ??= new PixelDifference(x, y, rows.ExpectedAt(x), rows.ActualAt(x));
            }
        }

        return new FrameDifference(format, count, largest, first);
    }

    /// <summary>
    /// A picture of the differences: pixels that differ in red, the brighter the more, over the expected frame in dark
    /// grey.
    /// </summary>
    /// <exception cref="InvalidDataException">One of them has another length than the format.</exception>
    public static FrameImage Draw(FrameFormat format, ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual)
    {
        var picture = FrameDecoder.Decode(format, expected, BayerView.Mosaic);
        var pixels = picture.Pixels.ToArray();
        var largest = (1 << (format.Layout.Coding is SampleCoding.Plain or SampleCoding.Packed ? format.Layout.Depth : 8)) - 1;
        var rows = new RowPair(format, expected, actual);
        for (var y = 0; y < format.Height; y++)
        {
            rows.Read(expected, actual, y);
            for (var x = 0; x < format.Width; x++)
            {
                var pixel = pixels.AsSpan(4 * ((y * format.Width) + x), 4);
                var grey = (byte)((pixel[0] + pixel[1] + pixel[2]) / 12);
                pixel[..3].Fill(grey);
                if (rows.DifferenceAt(x) is > 0 and var difference)
                    pixel[0] = (byte)(128 + Math.Min(127, 127 * difference / largest));
            }
        }

        return new FrameImage(format.Width, format.Height, pixels);
    }

    /// <summary>A line of both frames as numbers.</summary>
    private sealed class RowPair
    {
        private readonly FrameFormat _format;
        private readonly int _samplesPerPixel;
        private readonly int[] _expected;
        private readonly int[] _actual;

        public RowPair(FrameFormat format, ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual)
        {
            format.Check(expected);
            format.Check(actual);
            _format = format;
            _samplesPerPixel = format.Layout.SamplesPerPixel;
            _expected = new int[format.Width * _samplesPerPixel];
            _actual = new int[format.Width * _samplesPerPixel];
        }

        /// <summary>Reads a line; false where both are equal.</summary>
        public bool Read(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual, int y)
        {
            SampleRow.ReadStored(_format.Layout, _format.Row(expected, y), _expected);
            SampleRow.ReadStored(_format.Layout, _format.Row(actual, y), _actual);
            return !_expected.AsSpan().SequenceEqual(_actual);
        }

        public int DifferenceAt(int x)
        {
            var largest = 0;
            for (var i = x * _samplesPerPixel; i < (x + 1) * _samplesPerPixel; i++)
                largest = Math.Max(largest, Math.Abs(_expected[i] - _actual[i]));
            return largest;
        }

        public int[] ExpectedAt(int x) => _expected.AsSpan(x * _samplesPerPixel, _samplesPerPixel).ToArray();

        public int[] ActualAt(int x) => _actual.AsSpan(x * _samplesPerPixel, _samplesPerPixel).ToArray();
    }
}
