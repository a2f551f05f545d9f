using Vimc.Reference;

namespace Vimc.Guest.Tests.Frames;

/// <summary>Says how a captured frame differs from the one it should be.</summary>
internal static class FrameComparison
{
    /// <summary>Null if one of <paramref name="allowed"/> is the frame, else the difference to the nearest.</summary>
    public static string? Difference(ReadOnlyMemory<byte> captured, IReadOnlyList<Frame> allowed) =>
        Compare("", captured, allowed).Difference;

    /// <summary>Compares a frame with the contents that are right.</summary>
    /// <param name="what">What it shows.</param>
    /// <param name="captured">Its bytes.</param>
    /// <param name="allowed">The contents, all of this length.</param>
    public static ComparedFrame Compare(string what, ReadOnlyMemory<byte> captured, IReadOnlyList<Frame> allowed)
    {
        var nearest = allowed.MinBy(frame => CountDifferent(captured.Span, frame.Bytes))!;
        return new ComparedFrame(what, captured, nearest, Describe(captured.Span, nearest));
    }

    private static string? Describe(ReadOnlySpan<byte> captured, Frame frame)
    {
        var count = CountDifferent(captured, frame.Bytes);
        if (count == 0)
            return null;
        var first = captured.CommonPrefixLength(frame.Bytes);
        var line = frame.Format.LineBytes(frame.Width);
        return $"{count} of {frame.Bytes.Length} bytes differ, the first is byte {first % line} of line "
            + $"{first / line}: {captured[first]} instead of {frame.Bytes[first]}";
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
