namespace Vimc.Guest.Tests.Scripting;

/// <summary>What became of a script.</summary>
internal sealed class Transcript
{
    private Transcript(IReadOnlyList<TranscriptStep> steps) => Steps = steps;

    /// <summary>Every line of the script, in its order.</summary>
    public IReadOnlyList<TranscriptStep> Steps { get; }

    /// <summary>Every frame that was dequeued, in order.</summary>
    public IReadOnlyList<CapturedFrame> Frames => [.. Steps.SelectMany(step => step.Frames)];

    /// <summary>Whether every line ended as it had to.</summary>
    public bool IsAsExpected => Steps.All(step => step.IsAsExpected);

    /// <summary>The frames that commands starting with <paramref name="command"/> dequeued.</summary>
    public IReadOnlyList<CapturedFrame> FramesOf(string command) =>
        [.. OutputOf(command).Select(CapturedFrame.TryParse).OfType<CapturedFrame>()];

    /// <summary>The lines that commands starting with <paramref name="command"/> printed.</summary>
    public IReadOnlyList<string> OutputOf(string command) =>
    [
        .. Steps.Where(step => step.Line.Command.StartsWith(command, StringComparison.Ordinal))
            .SelectMany(step => step.Output),
    ];

    /// <summary>Matches what the program printed to the lines it was given.</summary>
    public static Transcript Parse(IReadOnlyList<ScriptLine> script, string output)
    {
        var printed = new Queue<string>(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        return new Transcript([.. script.Select(line => TakeStep(line, printed))]);
    }

    /// <summary>The script with its results; frames are only counted.</summary>
    public override string ToString() =>
        string.Join('\n', Steps.Select(step =>
            step.Frames.Count == 0 ? $"{step}" : $"{step}   ({step.Frames.Count} frames)"));

    private static TranscriptStep TakeStep(ScriptLine line, Queue<string> printed)
    {
        var output = new List<string>();
        var answer = line.Command + ": ";
        while (printed.TryDequeue(out var text))
        {
            if (text.StartsWith(answer, StringComparison.Ordinal))
                return new TranscriptStep(line, text[answer.Length..], output);
            output.Add(text);
        }

        return new TranscriptStep(line, TranscriptStep.Crashed, output);
    }
}
