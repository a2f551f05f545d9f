using Vimc.Reference;

namespace Vimc.Guest.Tests.Frames;

/// <summary>
/// A script that saves frames, with what each of them must hold. All frames of a script travel to the host in one
/// file, so a script can check many.
/// </summary>
internal sealed class FrameScript
{
    /// <summary>Where the guest keeps the saved frames.</summary>
    public const string SavedFrames = "/tmp/frames";

    private readonly List<string> _lines = [];
    private readonly List<(string What, IReadOnlyList<Frame> Allowed)> _expected = [];

    /// <summary>The script so far.</summary>
    public string Text => string.Join('\n', _lines);

    /// <summary>The frames the script saves, in order: what they show, and the contents that are right.</summary>
    public IReadOnlyList<(string What, IReadOnlyList<Frame> Allowed)> Expected => _expected;

    /// <summary>Adds commands, one a line.</summary>
    public FrameScript Do(string commands)
    {
        _lines.Add(commands);
        return this;
    }

    /// <summary>
    /// Starts a stream with two buffers on the open node <paramref name="capture"/>.
    /// </summary>
    public FrameScript Start(char capture) =>
        Do($"request {capture} mmap 2").Do($"queue {capture} all").Do($"start {capture}");

    /// <summary>Stops the stream and frees its buffers by closing the node.</summary>
    public FrameScript Stop(char capture) => Do($"stop {capture}").Do($"close {capture}");

    /// <summary>
    /// Waits for a frame that was made after all earlier commands, and saves it. With two buffers two frames may be
    /// older.
    /// </summary>
    /// <param name="capture">The streaming node.</param>
    /// <param name="what">What the frame shows, for the message of a failure.</param>
    /// <param name="allowed">The contents that are right; usually one.</param>
    public FrameScript Expect(char capture, string what, params IReadOnlyList<Frame> allowed)
    {
        _expected.Add((what, allowed));
        return Do($"cycle {capture} 2").Do($"take {capture} 1").Do($"save {capture} {SavedFrames}").Requeue(capture);
    }

    /// <summary>Saves the very next frame.</summary>
    public FrameScript ExpectNext(char capture, string what, params IReadOnlyList<Frame> allowed)
    {
        _expected.Add((what, allowed));
        return Do($"take {capture} 1").Do($"save {capture} {SavedFrames}").Requeue(capture);
    }

    private FrameScript Requeue(char capture) => Do($"queue {capture} last");
}
