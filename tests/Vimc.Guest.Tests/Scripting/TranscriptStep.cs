namespace Vimc.Guest.Tests.Scripting;

/// <summary>What became of one line of a script.</summary>
/// <param name="Line">The line.</param>
/// <param name="Result">"ok" or the name of an error; "crashed" until the guest has said otherwise.</param>
/// <param name="Output">What the command printed, frames included.</param>
internal sealed record TranscriptStep(ScriptLine Line, string Result, IReadOnlyList<string> Output)
{
    public const string Crashed = "crashed";

    public bool IsAsExpected => Result == Line.Expected;

    /// <summary>The frames the command dequeued.</summary>
    public IReadOnlyList<CapturedFrame> Frames { get; } =
        [.. Output.Select(CapturedFrame.TryParse).OfType<CapturedFrame>()];

    public override string ToString() =>
        $"{Line.Command}: {Result}" + (IsAsExpected ? "" : $"   <-- expected {Line.Expected}");
}
