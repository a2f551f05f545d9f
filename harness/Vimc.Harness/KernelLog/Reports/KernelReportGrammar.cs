using System.Globalization;
using System.Text.RegularExpressions;

namespace Vimc.Harness.KernelLog;

/// <summary>What the lines inside a report look like.</summary>
internal static partial class KernelReportGrammar
{
    /// <summary>A line of equal signs, which lockdep, KASAN and SLUB print around or before a report.</summary>
    public static bool IsFrame(string text) => FrameRegex().IsMatch(text);

    /// <summary>The line before a WARN or BUG.</summary>
    public static bool IsCutHere(string text) => text.StartsWith("------------[ cut here ]", StringComparison.Ordinal);

    /// <summary>True for a line that belongs to a report whose stack has been seen.</summary>
    public static bool IsTail(string text) =>
        TailRegex().IsMatch(text) || HexRowRegex().IsMatch(text) || IsFrame(text) || IsStackMarker(text)
        || TryReadFrame(text, out _, out _) || IsNamelessFrame(text) || TryStartStack(text, out _);

    /// <summary>True where interrupt frames end and those of the task begin.</summary>
    public static bool IsTaskBoundary(string text) => TaskBoundaryRegex().IsMatch(text);

    /// <summary>True for the kernel's last words.</summary>
    public static bool IsPanic(string text) =>
        text.Contains("Kernel panic - not syncing", StringComparison.Ordinal)
        || text.StartsWith("---[ end Kernel panic", StringComparison.Ordinal);

    /// <summary>Reads "CPU: 0 PID: 234 Comm: modprobe Tainted: …" and the forms from 6.11 with "UID:".</summary>
    public static bool TryReadTask(string text, out string task)
    {
        var match = TaskRegex().Match(text);
        task = match.Success ? $"{match.Groups["comm"].Value}/{match.Groups["pid"].Value}" : "";
        return match.Success;
    }

    /// <summary>Reads the kernel address that trapped.</summary>
    public static bool TryReadInstructionPointer(string text, out KernelStackFrame frame)
    {
        var match = PointerRegex().Match(text);
        frame = match.Success ? ReadFrame(match, isExact: true) : null!;
        return match.Success;
    }

    /// <summary>Reads a frame of a stack; <paramref name="isGuess"/> is true for "? func+0x12/0x34".</summary>
    public static bool TryReadFrame(string text, out KernelStackFrame frame, out bool isGuess)
    {
        var match = StackFrameRegex().Match(text);
        isGuess = match.Success && match.Groups["guess"].Success;
        frame = match.Success ? ReadFrame(match, isExact: false) : null!;
        return match.Success;
    }

    /// <summary>True for a frame without a symbol, "? 0xffffffffc0206000": its code is gone or was never known.</summary>
    public static bool IsNamelessFrame(string text) => NamelessFrameRegex().IsMatch(text);

    /// <summary>True for a line that begins a stack.</summary>
    public static bool TryStartStack(string text, out KernelStackKind kind)
    {
        kind = KernelStackKind.Related;
        if (CallTraceRegex().IsMatch(text))
            kind = KernelStackKind.CallTrace;
        else if (AllocatedRegex().IsMatch(text))
            kind = KernelStackKind.Allocated;
        else if (FreedRegex().IsMatch(text))
            kind = KernelStackKind.Freed;
        else if (BacktraceRegex().IsMatch(text))
            kind = KernelStackKind.Backtrace;
        else
            return RelatedRegex().IsMatch(text);

        return true;
    }

    /// <summary>True where the next stack is of RCU's own thread, not of what it waits for.</summary>
    public static bool IsAside(string text) =>
        text.Contains("RCU grace-period kthread stack dump:", StringComparison.Ordinal)
        || text.Contains("Stack dump where RCU GP kthread last ran:", StringComparison.Ordinal);

    /// <summary>True where a CPU had nothing to show: "NMI backtrace for cpu 0 skipped: idling at …".</summary>
    public static bool IsSkippedStack(string text) =>
        text.StartsWith("NMI backtrace for cpu ", StringComparison.Ordinal)
        && text.Contains(" skipped: ", StringComparison.Ordinal);

    /// <summary>True where the kernel says it has no stack to show.</summary>
    public static bool IsStackUnavailable(string text) =>
        text.Contains("(stack is not available)", StringComparison.Ordinal);

    private static bool IsStackMarker(string text) => MarkerRegex().IsMatch(text);

    private static KernelStackFrame ReadFrame(Match match, bool isExact) =>
        new(
            match.Groups["func"].Value,
            ReadHex(match.Groups["offset"]),
            ReadHex(match.Groups["size"]),
            match.Groups["module"] is { Success: true } module ? module.Value : null,
            isExact);

    private static ulong ReadHex(Group group) =>
        group.Success ? ulong.Parse(group.ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture) : 0;

    private const string Location =
        @"(?<func>[A-Za-z_][\w.$]*)(?:\+0x(?<offset>[0-9a-f]{1,16})/0x(?<size>[0-9a-f]{1,16})"
        + @"(?: \[(?<module>[\w-]+)(?: [0-9a-f]{8,})?\])?(?: [0-9a-f]{40})?";

    // A hashed pointer, or what is printed in place of one before the kernel has random numbers enough to hash them.
    private const string HashedAddress = @"(?:\[<(?:[0-9a-fxp()]+|\(____ptrval____\))>\]\s*)?";

    [GeneratedRegex(
        @"^(?:kmemleak: )?\s*" + HashedAddress + @"(?<guess>\? )?" + Location
        + @"(?:\s+\S+:\d+)?(?: \(\S+\))?|\s\S+:\d+ \[inline\])\s*$")]
    private static partial Regex StackFrameRegex();

    [GeneratedRegex("^ +" + HashedAddress + @"(?:\? )?0x[0-9a-f]{8,16}(?: \[[\w-]+\])?$")]
    private static partial Regex NamelessFrameRegex();

    [GeneratedRegex(@"(?:^|\s)(?:RIP: 0010:|pc : |PC is at )(?:\[<[0-9a-f]+>\]\s*)?" + Location + ")")]
    private static partial Regex PointerRegex();

    [GeneratedRegex(@"^CPU: \d+ (?:UID: \d+ )?PID: (?<pid>\d+) Comm: (?<comm>.+?) (?=Tainted:|Not tainted|Kdump:)")]
    private static partial Regex TaskRegex();

    [GeneratedRegex("^={20,}$")]
    private static partial Regex FrameRegex();

    [GeneratedRegex("^Call [Tt]race:|^(?:race at unknown origin, with )?(?:read|write|read-write)"
        + @"(?: \([\w, ]+\))* to 0x[0-9a-f]+ of |^(?:Use-after-free|Out-of-bounds|Invalid) (?:read|write|free) (?:at|of) 0x")]
    private static partial Regex CallTraceRegex();

    [GeneratedRegex("^(?:Allocated (?:by task|in )|allocated by task |INFO: Allocated in )")]
    private static partial Regex AllocatedRegex();

    [GeneratedRegex("^(?:Freed (?:by task|in )|freed by task |INFO: Freed in )")]
    private static partial Regex FreedRegex();

    [GeneratedRegex(@"^(?:kmemleak: )?\s+backtrace(?: \(crc [0-9a-f]+\))?:")]
    private static partial Regex BacktraceRegex();

    [GeneratedRegex(@"^(?:Last potentially related|Second to last potentially|-> #\d+ |page last (?:allocated|free)"
        + "|NMI backtrace for cpu \\d+$|Uninit was (?:stored|created)|Local variable|Preemption disabled at:)")]
    private static partial Regex RelatedRegex();

    [GeneratedRegex(@"^ *</?(?:TASK|IRQ|NMI|SOFTIRQ|ENTRY_TRAMPOLINE|#\w+)>")]
    private static partial Regex MarkerRegex();

    [GeneratedRegex("^ *</(?:IRQ|NMI|SOFTIRQ)>|^ *<TASK>")]
    private static partial Regex TaskBoundaryRegex();

    [GeneratedRegex(@"^[ >]?(?:[0-9a-f]{8,16}|[A-Z][\w ]{2,9} [0-9a-f(]\w+\)?): (?:[0-9a-f]{2}[ .]?){2,}|^ *\^ *$")]
    private static partial Regex HexRowRegex();

    [GeneratedRegex(@"^(?:CPU: \d|Hardware name:|Workqueue:|RIP: |Code: |R[A-Z0-9]{2}: |CS: |FS: |CR2: |DR[03]: |PKRU:"
        + @"|EFLAGS:|Modules linked in:|---\[ end |irq event stamp|(?:hard|soft)irqs last|Oops: |#PF: |PGD |Tainted: \["
        + @"|Kernel Offset|Rebooting in|\d+ locks? held by| #\d+: |no locks held by|Showing all locks"
        + "|Disabling lock debugging|note: .* exited with|Slab 0x|Object 0x|Redzone |Padding |Bytes b4|FIX |Kernel panic"
        + "|INFO: lockdep is turned off|kobject_add_internal failed|Fixing recursive|Sending NMI|rcu: |task:|Stack:"
        + "|page:|page dumped|flags: |raw: |The buggy |Memory state|which belongs| which belongs|Dumping ftrace"
        + @"|-{20,}$|\(stack is not available\)|watchdog:|handlers:|Shutting down cpus|Mem-Info|head: )")]
    private static partial Regex TailRegex();
}
