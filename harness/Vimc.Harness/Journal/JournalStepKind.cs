namespace Vimc.Harness.Journal;

/// <summary>What was done to a guest.</summary>
public enum JournalStepKind
{
    /// <summary>A shell command was run.</summary>
    Command,

    /// <summary>A file was written.</summary>
    Put,

    /// <summary>A file was read.</summary>
    Get,
}
