using System.Text.Json.Serialization;

namespace Vimc.Harness.Journal;

/// <summary>One thing that was done to a guest, with what came of it.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Text">The command for <c>sh -c</c>, or the path in the guest.</param>
/// <param name="Start">When it was asked for, since the session began.</param>
public sealed record JournalStep(JournalStepKind Kind, string Text, TimeSpan Start)
{
    /// <summary>The folder a command started in.</summary>
    public string Folder { get; init; } = "/";

    /// <summary>Its own variables, as <c>NAME=VALUE</c>.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <summary>Permission bits of a file that was written.</summary>
    public uint Mode { get; init; }

    /// <summary>Whether a command had a terminal.</summary>
    public bool HasTerminal { get; init; }

    /// <summary>When it ended, since the session began; null if that was not seen.</summary>
    public TimeSpan? End { get; init; }

    /// <summary>
    /// Of a command, its exit status or 128 plus the signal that ended it; of a file, the errno. Null where there was none.
    /// </summary>
    public int? Status { get; init; }

    /// <summary>The beginning of what a command wrote to standard output.</summary>
    public string Stdout { get; init; } = "";

    /// <summary>The beginning of what it wrote to standard error output.</summary>
    public string Stderr { get; init; } = "";

    /// <summary>How many bytes it wrote to standard output, or the file that was read had.</summary>
    public long Length { get; init; }

    /// <summary>SHA-256 of those bytes, in hex.</summary>
    public string Hash { get; init; } = "";

    /// <summary>What was sent to it.</summary>
    public IReadOnlyList<JournalSignal> Signals { get; init; } = [];

    /// <summary>What went into the guest: the file that was written, or all the input of a command.</summary>
    [JsonIgnore]
    public byte[] Content { get; init; } = [];

    /// <summary>Whether the host killed it because it did not end.</summary>
    [JsonIgnore]
    public bool WasKilled => Signals.Any(signal => signal.Number == (int)Guest.Signal.Kill);
}
