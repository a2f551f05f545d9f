namespace Vimc.Harness.KernelLog;

/// <summary>One message of a kernel log with its prefixes taken apart.</summary>
/// <param name="Number">1-based line in what was fed.</param>
/// <param name="Text">The message; leading blanks that are part of it are kept.</param>
/// <param name="Timestamp">Seconds since boot, or null.</param>
/// <param name="Context">The printing task or CPU, "T123" or "C0", or null where the kernel does not say.</param>
/// <param name="Priority">Log level 0 to 7, or null where the form does not carry it.</param>
/// <param name="IsUserSpace">True for a record a program wrote to /dev/kmsg.</param>
/// <param name="IsInterleaved">True where two messages shared the line, so that either can be cut.</param>
internal sealed record KernelLogLine(
    int Number,
    string Text,
    double? Timestamp = null,
    string? Context = null,
    int? Priority = null,
    bool IsUserSpace = false,
    bool IsInterleaved = false);
