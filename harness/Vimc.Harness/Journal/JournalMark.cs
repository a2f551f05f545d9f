namespace Vimc.Harness.Journal;

/// <summary>A place in the journal of one session.</summary>
/// <param name="Count">How many steps began before it.</param>
public readonly record struct JournalMark(int Count);
