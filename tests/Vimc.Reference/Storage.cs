namespace Vimc.Reference;

/// <summary>What a capture makes of the frames that arrive, where it stores them in another format.</summary>
public static class Storage
{
    /// <summary><paramref name="source"/> as a capture set to <paramref name="format"/> stores it.</summary>
    /// <exception cref="ArgumentException">It cannot.</exception>
    public static Frame Convert(Frame source, PixelFormat format) => Convert(source, format, YCbCr.Default);

    /// <summary>Likewise, with luma and chroma by <paramref name="matrix"/>.</summary>
    /// <exception cref="ArgumentException">It cannot.</exception>
    public static Frame Convert(Frame source, PixelFormat format, YCbCr matrix) => format.Encoding switch
    {
        _ when format == source.Format => source,
        PixelEncoding.BayerPacked when source.Format.Name + "P" == format.Name => Pack(source, format),
        PixelEncoding.Rgb565 or PixelEncoding.Xrgb32 or PixelEncoding.Xbgr32 or PixelEncoding.Rgbx32
            or PixelEncoding.Bgrx32 when IsRgb24(source.Format) => Recolor(source, format),
        PixelEncoding.Yuyv or PixelEncoding.Uyvy when IsRgb24(source.Format) => Pair(source, format, matrix),
        PixelEncoding.Nv12 when IsRgb24(source.Format) => SplitLuma(source, format, matrix),
        _ => throw new ArgumentException($"{format} is not made of {source.Format}", nameof(format)),
    };

    /// <summary>Whether a capture to which <paramref name="source"/> arrives can store <paramref name="format"/>.</summary>
    public static bool CanConvert(PixelFormat source, PixelFormat format) =>
        source == format
        || (format.Encoding == PixelEncoding.BayerPacked && format.Name == source.Name + "P")
        || (IsRgb24(source) && format.Encoding >= PixelEncoding.Rgb565);

    private static bool IsRgb24(PixelFormat format) => format.Encoding is PixelEncoding.Rgb24 or PixelEncoding.Bgr24;

    private static Frame Recolor(Frame source, PixelFormat format)
    {
        var frame = new Frame(source.Width, source.Height, format);
        for (var y = 0; y < source.Height; y++)
            for (var x = 0; x < source.Width; x++)
                frame.SetColor(x, y, source.GetColor(x, y));

        return frame;
    }

    // Chroma is that of the mean of both pixels, so it is sited between them.
    private static Frame Pair(Frame source, PixelFormat format, YCbCr matrix)
    {
        var frame = new Frame(source.Width, source.Height, format);
        for (var y = 0; y < source.Height; y++)
        {
            for (var x = 0; x < source.Width; x += 2)
            {
                var (left, right) = (source.GetColor(x, y), source.GetColor(x + 1, y));
                var (cb, cr) = matrix.ChromaOf(left, right);
                var (first, second) = (matrix.LumaOf(left), matrix.LumaOf(right));
                byte[] bytes = format.Encoding == PixelEncoding.Yuyv
                    ? [first, cb, second, cr]
                    : [cb, first, cr, second];
                bytes.CopyTo(frame.Bytes, (y * format.LineBytes(source.Width)) + (2 * x));
            }
        }

        return frame;
    }

    // Chroma is that of the mean of four pixels, so it is sited in the middle of them.
    private static Frame SplitLuma(Frame source, PixelFormat format, YCbCr matrix)
    {
        var luma = from y in Enumerable.Range(0, source.Height)
                   from x in Enumerable.Range(0, source.Width)
                   select matrix.LumaOf(source.GetColor(x, y));
        var chroma = from y in Enumerable.Range(0, source.Height / 2)
                     from x in Enumerable.Range(0, source.Width / 2)
                     let pair = matrix.ChromaOf(
                         source.GetColor(2 * x, 2 * y), source.GetColor((2 * x) + 1, 2 * y),
                         source.GetColor(2 * x, (2 * y) + 1), source.GetColor((2 * x) + 1, (2 * y) + 1))
                     from component in new[] { pair.Cb, pair.Cr }
                     select component;
        return new Frame(source.Width, source.Height, format, [.. luma, .. chroma]);
    }

    private static Frame Pack(Frame source, PixelFormat format)
    {
        var bytes = new List<byte>();
        for (var y = 0; y < source.Height; y++)
        {
            var samples = Enumerable.Range(0, source.Width).Select(x => source.GetSample(x, y));
            foreach (var group in samples.Chunk(format.PackedSamples))
                bytes.AddRange(PackGroup(group, format));
        }

        return new Frame(source.Width, source.Height, format, [.. bytes]);
    }

    private static IEnumerable<byte> PackGroup(int[] samples, PixelFormat format)
    {
        var lowBits = format.Depth - 8;
        var missing = format.PackedSamples - samples.Length;
        var low = samples.Select((sample, i) => sample % (1 << lowBits) << (i * lowBits)).Sum();
        return samples.Select(sample => (byte)(sample >> lowBits)).Concat(new byte[missing]).Append((byte)low);
    }
}
