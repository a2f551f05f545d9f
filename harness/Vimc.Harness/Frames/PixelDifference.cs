namespace Vimc.Harness.Frames;

/// <summary>A pixel that differs.</summary>
/// <param name="X">Its column.</param>
/// <param name="Y">Its line.</param>
/// <param name="Expected">The samples it should have, in the order of memory.</param>
/// <param name="Actual">The samples it has.</param>
public sealed record PixelDifference(int X, int Y, IReadOnlyList<int> Expected, IReadOnlyList<int> Actual);
