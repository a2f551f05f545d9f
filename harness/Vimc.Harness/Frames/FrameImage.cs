using SkiaSharp;

namespace Vimc.Harness.Frames;

/// <summary>A picture for people to look at: 8 bits of red, green, blue and alpha.</summary>
/// <param name="Width">Pixels a line.</param>
/// <param name="Height">Lines.</param>
/// <param name="Pixels">Four bytes a pixel, without padding.</param>
public sealed record FrameImage(int Width, int Height, ReadOnlyMemory<byte> Pixels)
{
    /// <summary>Red, green and blue of a pixel.</summary>
    public (byte Red, byte Green, byte Blue) this[int x, int y]
    {
        get
        {
            var pixel = Pixels.Span.Slice(4 * ((y * Width) + x), 4);
            return (pixel[0], pixel[1], pixel[2]);
        }
    }

    /// <summary>The picture as a PNG file. Equal pictures give equal bytes.</summary>
    public byte[] ToPng()
    {
        var info = new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        using var image = SKImage.FromPixelCopy(info, Pixels.Span);
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }
}
