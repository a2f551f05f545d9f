namespace Vimc.Harness.Frames;

/// <summary>Where and how much two frames of one format differ.</summary>
/// <param name="Format">The format of both.</param>
/// <param name="Count">Pixels that differ.</param>
/// <param name="Largest">
/// The largest difference between two samples, in units of the format: 0 to 255 for 8 bits, to 1023 for 10 bits. Codes
/// of compressed formats are compared as they are.
/// </param>
/// <param name="First">The first pixel that differs, by lines, or null.</param>
public sealed record FrameDifference(FrameFormat Format, int Count, int Largest, PixelDifference? First)
{
    /// <summary>True where every pixel is the same.</summary>
    public bool IsNone => Count == 0;

    /// <summary>"12 of 307200 pixels differ by up to 3; the first at (4, 7): expected 12 0 0, found 13 0 0"</summary>
    public override string ToString() => First is null
        ? "the frames are equal"
        : $"{Count} of {Format.Width * Format.Height} pixels differ by up to {Largest}; the first at "
            + $"({First.X}, {First.Y}): expected {string.Join(' ', First.Expected)}, found {string.Join(' ', First.Actual)}";
}
