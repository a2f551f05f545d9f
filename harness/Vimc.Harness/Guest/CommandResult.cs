namespace Vimc.Harness.Guest;

/// <summary>What a command in the guest left behind.</summary>
/// <param name="ExitCode">The exit status, or 128 plus the number of the signal that ended it.</param>
/// <param name="Stdout">Everything it wrote to standard output, decoded as UTF-8.</param>
/// <param name="Stderr">Everything it wrote to standard error, decoded as UTF-8.</param>
/// <param name="Duration">Wall time on the host from the request to the exit frame.</param>
public sealed record CommandResult(int ExitCode, string Stdout, string Stderr, TimeSpan Duration);
