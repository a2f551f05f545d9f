namespace Vimc.Harness.Guest;

/// <summary>How a process in the guest ended.</summary>
/// <param name="ExitCode">Its exit status, or 128 plus the signal, as shells count.</param>
/// <param name="Signal">The signal that ended it, or 0.</param>
/// <param name="Duration">Wall time on the host since the request to start it.</param>
public sealed record ProcessExit(int ExitCode, int Signal, TimeSpan Duration);
