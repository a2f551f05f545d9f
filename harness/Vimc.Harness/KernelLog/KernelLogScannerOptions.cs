namespace Vimc.Harness.KernelLog;

/// <summary>What a scan looks for on top of kernel reports.</summary>
public sealed record KernelLogScannerOptions
{
    /// <summary>
    /// Driver whose own error messages are findings, "vimc" say, or null for none. Needs a log that carries priorities
    /// (/dev/kmsg records, or <c>&lt;3&gt;</c> prefixes); lines without one are never errors.
    /// </summary>
    public string? Driver { get; init; }
}
