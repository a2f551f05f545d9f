namespace Vimc.Harness.Bench;

/// <summary>The size of a frame.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In lines.</param>
public sealed record PixelSize(int Width, int Height)
{
    /// <summary>Pixels of a frame.</summary>
    public int Pixels => Width * Height;

    /// <inheritdoc/>
    public override string ToString() => $"{Width}x{Height}";
}
