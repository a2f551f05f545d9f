using Vimc.Harness.Journal;

namespace Vimc.Harness.Guest;

/// <content>What was done to the guest.</content>
public sealed partial class GuestSession
{
    /// <summary>The present end of what was written down of this guest.</summary>
    public JournalMark MarkJournal() => _journal.Mark();

    /// <summary>
    /// All that was done to the guest since it booted: a list of steps for each session, the last one this one's own, and
    /// those before it of the templates it comes from.
    /// </summary>
    internal IReadOnlyList<IReadOnlyList<JournalStep>> ReadHistory() => [.. _readPast(), _journal.Read()];
}
