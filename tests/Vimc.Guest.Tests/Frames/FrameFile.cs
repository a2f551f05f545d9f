using Vimc.Reference;

namespace Vimc.Guest.Tests.Frames;

/// <summary>The file of frames that a <see cref="FrameScript"/> leaves behind.</summary>
internal static class FrameFile
{
    /// <summary>One line a frame that is wrong.</summary>
    /// <param name="saved">The frames, one after the other.</param>
    /// <param name="expected">What they must hold.</param>
    public static IReadOnlyList<string> Differences(
        ReadOnlySpan<byte> saved, IReadOnlyList<(string What, IReadOnlyList<Frame> Allowed)> expected)
    {
        var differences = new List<string>();
        foreach (var (what, allowed) in expected)
        {
            var size = allowed[0].Bytes.Length;
            if (saved.Length < size)
            {
                differences.Add($"{what}: {saved.Length} bytes are left where the frame has {size}");
                return differences;
            }

            if (FrameComparison.Difference(saved[..size], allowed) is { } difference)
                differences.Add($"{what}: {difference}");
            saved = saved[size..];
        }

        if (saved.Length > 0)
            differences.Add($"{saved.Length} bytes are left after the last frame");
        return differences;
    }
}
