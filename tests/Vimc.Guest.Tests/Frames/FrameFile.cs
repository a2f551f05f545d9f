using Vimc.Reference;

namespace Vimc.Guest.Tests.Frames;

/// <summary>The file of frames that a <see cref="FrameScript"/> leaves behind.</summary>
/// <param name="Frames">Each with what it was to be.</param>
/// <param name="Trouble">Why these are not all, or more than there were to be; null if neither.</param>
internal sealed record FrameFile(IReadOnlyList<ComparedFrame> Frames, string? Trouble)
{
    /// <summary>One line a frame that is wrong.</summary>
    public IReadOnlyList<string> Differences =>
    [
        .. Frames.Where(frame => frame.Difference is not null).Select(frame => $"{frame.What}: {frame.Difference}"),
        .. Trouble is null ? Array.Empty<string>() : [Trouble],
    ];

    /// <summary>Reads and compares.</summary>
    /// <param name="saved">The frames, one after the other.</param>
    /// <param name="expected">What they must hold.</param>
    public static FrameFile Compare(
        ReadOnlyMemory<byte> saved, IReadOnlyList<(string What, IReadOnlyList<Frame> Allowed)> expected)
    {
        var frames = new List<ComparedFrame>();
        foreach (var (what, allowed) in expected)
        {
            var size = allowed[0].Bytes.Length;
            if (saved.Length < size)
                return new FrameFile(frames, $"{what}: {saved.Length} bytes are left where the frame has {size}");

            frames.Add(FrameComparison.Compare(what, saved[..size], allowed));
            saved = saved[size..];
        }

        return new FrameFile(frames, saved.Length > 0 ? $"{saved.Length} bytes are left after the last frame" : null);
    }
}
