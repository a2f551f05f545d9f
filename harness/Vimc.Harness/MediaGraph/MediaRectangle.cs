namespace Vimc.Harness.MediaGraph;

/// <summary>A rectangle of a selection, in pixels.</summary>
public sealed record MediaRectangle(int Left, int Top, int Width, int Height)
{
    /// <summary>(0,0)/640x480, as <c>media-ctl</c> writes it.</summary>
    public override string ToString() => $"({Left},{Top})/{Width}x{Height}";
}
