using System.Buffers.Binary;

namespace Vimc.Harness.Frames;

/// <summary>Makes pictures of raw frames.</summary>
/// <remarks>
/// Samples above 8 bits lose their low bits. YUV is taken as BT.601 of limited range. Alpha is left out, since drivers
/// leave it zero and the picture would be empty.
/// </remarks>
public static class FrameDecoder
{
    /// <summary>Decodes one frame.</summary>
    /// <exception cref="InvalidDataException">The data has another length than the format.</exception>
    public static FrameImage Decode(FrameFormat format, ReadOnlySpan<byte> frame, BayerView view = BayerView.Colour)
    {
        format.Check(frame);
        var pixels = new byte[4 * format.Width * format.Height];
        if (format.Layout.Bayer is { } order)
        {
            var samples = ReadSamples(format, frame);
            if (view == BayerView.Colour)
                Demosaic.Write(samples, format.Width, format.Height, order, pixels);
            else
                WriteGrey(samples, pixels);
        }
        else if (format.Layout.HasChromaRows)
        {
            WritePlanes(format, frame, pixels);
        }
        else
        {
            for (var y = 0; y < format.Height; y++)
                WriteRow(format, format.Row(frame, y), pixels.AsSpan(4 * y * format.Width, 4 * format.Width));
        }

        return new FrameImage(format.Width, format.Height, pixels);
    }

    /// <summary>The samples of a Bayer frame as 8 bits.</summary>
    private static byte[] ReadSamples(FrameFormat format, ReadOnlySpan<byte> frame)
    {
        var samples = new byte[format.Width * format.Height];
        var row = new int[format.Width];
        var largest = (1 << format.Layout.Depth) - 1;
        for (var y = 0; y < format.Height; y++)
        {
            SampleRow.Read(format.Layout, format.Row(frame, y), row);
            for (var x = 0; x < format.Width; x++)
                samples[(y * format.Width) + x] = (byte)(Math.Min(row[x], largest) >> (format.Layout.Depth - 8));
        }

        return samples;
    }

    private static void WriteGrey(ReadOnlySpan<byte> samples, Span<byte> pixels)
    {
        for (var i = 0; i < samples.Length; i++)
            Write(pixels[(4 * i)..], samples[i], samples[i], samples[i]);
    }

    private static void WriteRow(FrameFormat format, ReadOnlySpan<byte> row, Span<byte> pixels)
    {
        var layout = format.Layout;
        for (var x = 0; x < format.Width; x++)
        {
            var pixel = row[(x * layout.BytesPerPixel)..];
            if (layout.Rgb is var (red, green, blue))
                Write(pixels[(4 * x)..], pixel[red], pixel[green], pixel[blue]);
            else if (layout.IsRgb565)
                WriteRgb565(BinaryPrimitives.ReadUInt16LittleEndian(pixel), pixels[(4 * x)..]);
            else if (layout.LumaOffset is { } luma)
                WriteYuv(row, x, luma, pixels[(4 * x)..]);
            else
                WriteGrey(layout, pixel, pixels[(4 * x)..]);
        }
    }

    // The low bits that are missing are the high ones again, so that white is white.
    private static void WriteRgb565(int word, Span<byte> pixel)
    {
        var (red, green, blue) = (word >> 11, (word >> 5) & 0x3f, word & 0x1f);
        Write(
            pixel,
            (byte)((red << 3) | (red >> 2)),
            (byte)((green << 2) | (green >> 4)),
            (byte)((blue << 3) | (blue >> 2)));
    }

    private static void WriteGrey(PixelLayout layout, ReadOnlySpan<byte> sample, Span<byte> pixel)
    {
        var grey = layout.Depth > 8
            ? (byte)(BinaryPrimitives.ReadUInt16LittleEndian(sample) >> (layout.Depth - 8))
            : sample[0];
        Write(pixel, grey, grey, grey);
    }

    private static void WritePlanes(FrameFormat format, ReadOnlySpan<byte> frame, Span<byte> pixels)
    {
        for (var y = 0; y < format.Height; y++)
        {
            var luma = format.Row(frame, y);
            var chroma = format.Row(frame, format.Height + (y / 2));
            for (var x = 0; x < format.Width; x++)
            {
                var u = x & ~1;
                var v = u + 1 < chroma.Length ? chroma[u + 1] : 128;
                WriteYuv(luma[x], chroma[u], v, pixels[(4 * ((y * format.Width) + x))..]);
            }
        }
    }

    /// <summary>Two pixels share a U and a V; a single one at the end of an odd line has no V.</summary>
    private static void WriteYuv(ReadOnlySpan<byte> row, int x, int luma, Span<byte> pixel)
    {
        var pair = row[(x / 2 * 4)..];
        var chroma = 1 - luma;
        WriteYuv(row[(2 * x) + luma], pair[chroma], pair.Length > chroma + 2 ? pair[chroma + 2] : 128, pixel);
    }

    private static void WriteYuv(int luma, int cb, int cr, Span<byte> pixel)
    {
        var y = 298 * (luma - 16);
        var (u, v) = (cb - 128, cr - 128);
        Write(
            pixel,
            Clamp(y + (409 * v)),
            Clamp(y - (100 * u) - (208 * v)),
            Clamp(y + (516 * u)));

        static byte Clamp(int value) => (byte)Math.Clamp((value + 128) >> 8, 0, 255);
    }

    private static void Write(Span<byte> pixel, byte red, byte green, byte blue)
    {
        pixel[0] = red;
        pixel[1] = green;
        pixel[2] = blue;
        pixel[3] = 255;
    }
}
