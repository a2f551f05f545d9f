namespace Vimc.Harness.Journal;

/// <summary>A signal that was sent to a command and all it started.</summary>
/// <param name="At">When, since the session began.</param>
/// <param name="Number">As signal(7) has it.</param>
public sealed record JournalSignal(TimeSpan At, int Number);
