using Vimc.Reference;

namespace Vimc.Guest.Tests.Frames;

/// <summary>Says how a captured frame differs from the one it should be.</summary>
internal static class FrameComparison
{
    /// <summary>Null if one of <paramref name="allowed"/> is the frame, else the difference to the nearest.</summary>
    public static string? Difference(ReadOnlySpan<byte> captured, IReadOnlyList<Frame> allowed)
    {
        var nearest = allowed[0];
        var fewest = int.MaxValue;
        foreach (var frame in allowed)
        {
            var count = CountDifferent(captured, frame.Bytes);
            if (count == 0)
                return null;
            if (count < fewest)
                (fewest, nearest) = (count, frame);
        }

        var first = captured.CommonPrefixLength(nearest.Bytes);
        var line = nearest.Format.LineBytes(nearest.Width);
        return $"{fewest} of {nearest.Bytes.Length} bytes differ, the first is byte {first % line} of line "
            + $"{first / line}: {captured[first]} instead of {nearest.Bytes[first]}";
    }

    private static int CountDifferent(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var count = 0;
        for (var i = 0; i < right.Length; i++)
            if (left[i] != right[i])
                count++;

        return count;
    }
}
