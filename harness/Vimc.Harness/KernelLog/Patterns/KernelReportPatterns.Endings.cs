using static Vimc.Harness.KernelLog.KernelFunctionSource;

namespace Vimc.Harness.KernelLog;

/// <summary>Panics, most of which only follow from a report already made, and reboots.</summary>
internal static partial class KernelReportPatterns
{
    private const string NotSyncing = "Kernel panic - not syncing: ";

    private static IEnumerable<KernelReportPattern> Endings =>
    [
        Panic("panic-stack-protector", "stack-protector: Kernel stack is corrupted in: (?<func>[^ +]+)",
            "kernel panic: stack is corrupted in {func}", Header) with
        {
            Type = KernelFindingType.MemoryCorruption,
            Skip = Skipping("__stack_chk_fail", "[0-9a-f]{8,}$"),
        },
        Panic("panic-stack-end", "corrupted stack end detected inside scheduler",
            "kernel panic: corrupted stack end in {func}", CallTrace) with
        {
            Type = KernelFindingType.MemoryCorruption,
            Skip = Skipping("schedule", "__schedule", "preempt_"),
        },
        Panic("panic-stack-overflow", "kernel stack overflow",
            "kernel panic: kernel stack overflow in {func}", CallTrace) with
        {
            Type = KernelFindingType.MemoryCorruption,
        },
        Panic("panic-init", "Attempted to kill init!", "kernel panic: Attempted to kill init!", None),
        Panic("panic-tty", "Couldn't open N_TTY ldisc", "kernel panic: Couldn't open N_TTY ldisc", None),
        Consequence("panic-oops", "Fatal exception"),
        Consequence("panic-warn", "(?:kernel: )?panic_on_warn set"),
        Consequence("panic-hung", "hung_task: blocked tasks"),
        Consequence("panic-lockup", "(?:softlockup: hung tasks|RCU Stall)"),
        Panic("panic", "(?<text>.+)", "kernel panic: {text}", None),
        Pattern("reboot-loader", "Booting the kernel.",
            @"Booting the kernel\.",
            "unexpected kernel reboot", KernelFindingType.Reboot, None) with { IsFirstExpected = true },
        Pattern("reboot", "Linux version ",
            @"^Linux version \d",
            "unexpected kernel reboot", KernelFindingType.Reboot, None) with { IsFirstExpected = true },
    ];

    private static KernelReportPattern Panic(string id, string header, string title, KernelFunctionSource source) =>
        Pattern(id, "Kernel panic", NotSyncing + header, title, KernelFindingType.Panic, source) with
        {
            IsConsequence = true,
        };

    /// <summary>A panic whose cause was printed before it; alone, the log has lost that cause.</summary>
    private static KernelReportPattern Consequence(string id, string header) =>
        Panic(id, "(?<text>" + header + ")", "kernel panic: {text}", None) with
        {
            Corruption = "the report that led to the panic is missing",
        };
}
