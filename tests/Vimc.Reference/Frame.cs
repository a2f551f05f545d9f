namespace Vimc.Reference;

/// <summary>A frame in memory: lines from top to bottom without padding.</summary>
public sealed class Frame
{
    /// <summary>Takes <paramref name="bytes"/> as the content of a frame; they are not copied.</summary>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In lines.</param>
    /// <param name="format">How a pixel is stored.</param>
    /// <param name="bytes">The pixels, of which there must be as many as fit the size.</param>
    /// <exception cref="ArgumentException">The number of bytes does not fit.</exception>
    public Frame(int width, int height, PixelFormat format, byte[] bytes)
    {
        var expected = format.FrameBytes(width, height);
        if (bytes.Length != expected)
            throw new ArgumentException(
                $"a {width}x{height} frame of {format} takes {expected} bytes, got {bytes.Length}", nameof(bytes));

        (Width, Height, Format, Bytes) = (width, height, format, bytes);
    }

    /// <summary>A frame whose bytes are all 0.</summary>
    public Frame(int width, int height, PixelFormat format)
        : this(width, height, format, new byte[format.FrameBytes(width, height)])
    {
    }

    /// <summary>In pixels.</summary>
    public int Width { get; }

    /// <summary>In lines.</summary>
    public int Height { get; }

    /// <summary>How a pixel is stored.</summary>
    public PixelFormat Format { get; }

    /// <summary>The content; owned by the frame.</summary>
    public byte[] Bytes { get; }

    /// <summary>The bytes of the pixel at column <paramref name="x"/> of line <paramref name="y"/>.</summary>
    public Span<byte> Pixel(int x, int y) =>
        Bytes.AsSpan((y * Width + x) * Format.BytesPerPixel, Format.BytesPerPixel);

    /// <summary>The sample of an uncompressed Bayer or mono frame at (x, y).</summary>
    public int GetSample(int x, int y)
    {
        RequireSamples();
        var pixel = Pixel(x, y);
        return pixel.Length == 1 ? pixel[0] : pixel[0] + (pixel[1] << 8);
    }

    /// <summary>Stores a sample of an uncompressed Bayer or mono frame at (x, y).</summary>
    public void SetSample(int x, int y, int sample)
    {
        RequireSamples();
        var pixel = Pixel(x, y);
        pixel[0] = (byte)sample;
        if (pixel.Length == 2)
            pixel[1] = (byte)(sample >> 8);
    }

    /// <summary>Stores a colour of an RGB frame at (x, y).</summary>
    public void SetColor(int x, int y, Rgb color)
    {
        ReadOnlySpan<byte> bytes = Format.Encoding switch
        {
            PixelEncoding.Rgb24 => [color.Red, color.Green, color.Blue],
            PixelEncoding.Bgr24 => [color.Blue, color.Green, color.Red],
            PixelEncoding.Argb32 or PixelEncoding.Xrgb32 => [0, color.Red, color.Green, color.Blue],
            PixelEncoding.Xbgr32 => [color.Blue, color.Green, color.Red, 0],
            PixelEncoding.Rgbx32 => [color.Red, color.Green, color.Blue, 0],
            PixelEncoding.Bgrx32 => [0, color.Blue, color.Green, color.Red],
            PixelEncoding.Rgb565 => Rgb565(color),
            _ => throw new InvalidOperationException($"a pixel of {Format} holds no colour"),
        };
        bytes.CopyTo(Pixel(x, y));
    }

    /// <summary>The colour of an RGB frame at (x, y).</summary>
    public Rgb GetColor(int x, int y)
    {
        var pixel = Pixel(x, y);
        return Format.Encoding switch
        {
            PixelEncoding.Rgb24 => new Rgb(pixel[0], pixel[1], pixel[2]),
            PixelEncoding.Bgr24 => new Rgb(pixel[2], pixel[1], pixel[0]),
            PixelEncoding.Argb32 => new Rgb(pixel[1], pixel[2], pixel[3]),
            _ => throw new InvalidOperationException($"a pixel of {Format} holds no colour"),
        };
    }

    // The upper bits of each component.
    private static byte[] Rgb565(Rgb color)
    {
        var pixel = (color.Red / 8 * 2048) + (color.Green / 4 * 32) + (color.Blue / 8);
        return [(byte)(pixel % 256), (byte)(pixel / 256)];
    }

    private void RequireSamples()
    {
        if (!Format.IsLinear)
            throw new InvalidOperationException($"{Format} does not hold linear samples");
    }
}
