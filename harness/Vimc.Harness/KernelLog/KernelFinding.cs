namespace Vimc.Harness.KernelLog;

/// <summary>One report found in a kernel log.</summary>
/// <remarks>
/// Titles use the wording of syzkaller, so that a title can be searched for in public trackers, and hold nothing that
/// changes from run to run: equal titles mean the same bug.
/// </remarks>
public sealed record KernelFinding
{
    /// <summary>One line, at most 120 characters: "KASAN: slab-use-after-free Read in vimc_capture_release".</summary>
    public required string Title { get; init; }

    /// <summary>The class of the bug.</summary>
    public required KernelFindingType Type { get; init; }

    /// <summary>The function at fault, or null where the report names none.</summary>
    public string? Function { get; init; }

    /// <summary>The module that holds <see cref="Function"/>; null for the kernel image.</summary>
    public string? Module { get; init; }

    /// <summary>Who printed it: "T123" or "C0" where the kernel says so (CONFIG_PRINTK_CALLER), else null.</summary>
    public string? Context { get; init; }

    /// <summary>The task that was running, "comm/pid", or null.</summary>
    public string? Task { get; init; }

    /// <summary>The first line, 1-based, counted over everything the scanner was fed.</summary>
    public required int FirstLine { get; init; }

    /// <summary>The last line, 1-based. Lines of other contexts may lie between.</summary>
    public required int LastLine { get; init; }

    /// <summary>Seconds since boot of the header, or null where the log has no time.</summary>
    public double? Timestamp { get; init; }

    /// <summary>The lines of the report without prefixes.</summary>
    public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>The frames of the stack at fault, innermost first; empty where there is none.</summary>
    public required IReadOnlyList<KernelStackFrame> Frames { get; init; }

    /// <summary>The address that trapped, or null where the report shows none; no return address, so exact.</summary>
    public KernelStackFrame? InstructionPointer { get; init; }

    /// <summary>Every stack of the report, the one at fault included.</summary>
    public required IReadOnlyList<KernelStackTrace> Stacks { get; init; }

    /// <summary>The taint the kernel stated in the report.</summary>
    public KernelTaint Taint { get; init; }

    /// <summary>True where the kernel stopped right after.</summary>
    public bool IsFatal { get; init; }

    /// <summary>Why the report cannot be trusted to be whole, or null.</summary>
    public string? Corruption { get; init; }
}
