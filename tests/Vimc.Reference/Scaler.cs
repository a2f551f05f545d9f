namespace Vimc.Reference;

/// <summary>The scaler: every output pixel is a copy of the nearest input pixel up and to the left.</summary>
public static class Scaler
{
    /// <summary>The part <paramref name="crop"/> of a frame, stretched or shrunk to a size in pixels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rectangle is not inside the frame.</exception>
    public static Frame Process(Frame source, CropRectangle crop, int width, int height)
    {
        var isInside = crop is { Left: >= 0, Top: >= 0, Width: > 0, Height: > 0 }
            && crop.Left + crop.Width <= source.Width
            && crop.Top + crop.Height <= source.Height;
        if (!isInside)
            throw new ArgumentOutOfRangeException(nameof(crop), crop, $"not inside {source.Width}x{source.Height}");

        var output = new Frame(width, height, source.Format);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var sourceX = x * crop.Width / width + crop.Left;
                var sourceY = y * crop.Height / height + crop.Top;
                source.Pixel(sourceX, sourceY).CopyTo(output.Pixel(x, y));
            }
        }

        return output;
    }

    /// <summary>A whole frame, stretched or shrunk to a size in pixels.</summary>
    public static Frame Process(Frame source, int width, int height) =>
        Process(source, new CropRectangle(0, 0, source.Width, source.Height), width, height);
}
