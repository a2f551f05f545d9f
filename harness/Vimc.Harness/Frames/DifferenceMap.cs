namespace Vimc.Harness.Frames;

/// <summary>How much two frames differ at each pixel: by the sample of it that differs most.</summary>
internal sealed class DifferenceMap
{
    private readonly bool[] _isChroma;

    private DifferenceMap(int pixels)
    {
        Pixels = new int[pixels];
        _isChroma = new bool[pixels];
    }

    /// <summary>The largest difference of two samples, in units of the format; by lines.</summary>
    public int[] Pixels { get; }

    /// <summary>Whether a pixel differs by nothing but the colour it shares with its neighbours.</summary>
    public bool IsChroma(int pixel) => _isChroma[pixel];

    /// <summary>Compares two frames; the padding of lines is left out.</summary>
    /// <exception cref="InvalidDataException">One of them has another length than the format.</exception>
    public static DifferenceMap Create(FrameFormat format, ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual)
    {
        format.Check(expected);
        format.Check(actual);
        var map = new DifferenceMap(format.Width * format.Height);
        var count = format.Layout.SamplesPerPixel;
        var (one, other) = (new int[format.Width * count], new int[format.Width * count]);
        for (var y = 0; y < format.Height; y++)
        {
            SampleRow.ReadStored(format.Layout, format.Row(expected, y), one);
            SampleRow.ReadStored(format.Layout, format.Row(actual, y), other);
            for (var i = 0; i < one.Length; i++)
                map.Note(format, i / count, y, Math.Abs(one[i] - other[i]), isChroma: false);
        }

        if (format.Layout.HasChromaRows)
            map.AddChroma(format, expected, actual);
        return map;
    }

    // A pair of samples is the colour of two pixels on each of two lines.
    private void AddChroma(FrameFormat format, ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual)
    {
        for (var y = 0; y < format.Height; y++)
        {
            var one = format.ChromaRow(expected, y);
            var other = format.ChromaRow(actual, y);
            for (var x = 0; x < format.Width; x++)
            {
                for (var i = x & ~1; i < Math.Min((x & ~1) + 2, one.Length); i++)
                    Note(format, x, y, Math.Abs(one[i] - other[i]), isChroma: true);
            }
        }
    }

    private void Note(FrameFormat format, int x, int y, int difference, bool isChroma)
    {
        var pixel = (y * format.Width) + x;
        if (difference <= Pixels[pixel])
            return;
        _isChroma[pixel] = isChroma && (Pixels[pixel] == 0 || _isChroma[pixel]);
        Pixels[pixel] = difference;
    }
}
