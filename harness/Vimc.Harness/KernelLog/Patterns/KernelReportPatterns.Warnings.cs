using static Vimc.Harness.KernelLog.KernelFunctionSource;

namespace Vimc.Harness.KernelLog;

/// <summary>
/// WARN() in both forms the kernel prints: <c>WARNING: CPU: 0 PID: 1 at FILE:LINE FUNC</c>, and from 6.19
/// <c>WARNING: FILE:LINE at FUNC, CPU#0: COMM/PID</c>, with <c>[CONDITION]</c> before the file where the kernel was built
/// to tell it. The file tells the special ones.
/// </summary>
internal static partial class KernelReportPatterns
{
    private static IEnumerable<KernelReportPattern> Warnings =>
    [
        Warn("warn-odebug", @"lib/debugobjects\.c", Symbol, "WARNING: ODEBUG bug in {func}",
            KernelFindingType.ApiMisuse) with
        {
            Skip = Skipping("debug_", "__debug_", "hrtimer_", "timer_", "__timer_", "init_timer", "work_", "__init_work",
                "percpu_", "kobject_", "slab_", "__mod_timer", "mod_timer", "add_timer"),
        },
        Warn("warn-usercopy", @"mm/usercopy\.c", Symbol, "WARNING: bad usercopy in {func}",
            KernelFindingType.MemoryCorruption) with { Skip = Skipping("usercopy_", "__check_") },
        Warn("warn-kobject", @"lib/kobject\.c", Symbol, "WARNING: kobject bug in {func}",
            KernelFindingType.ApiMisuse) with { Skip = Skipping("kobject_", "kref_") },
        Warn("warn-proc", @"fs/proc/generic\.c", "proc_register", "WARNING: proc registration bug in {func}",
            KernelFindingType.ApiMisuse) with { Skip = Skipping("proc_", "_?_?register_proc_") },
        Warn("warn-refcount", @"lib/refcount\.c", "refcount_" + Symbol, "WARNING: refcount bug in {func}",
            KernelFindingType.Refcount) with { Skip = Skipping("kobject_", "kref_") },
        Warn("warn-lockdep", @"kernel/locking/lockdep\.c", Symbol, "WARNING: locking bug in {func}",
            KernelFindingType.Locking),
        Warn("warn-kmalloc", @"mm/\S+\.c", @"(?:__|___)?(?:k[vz]?m?alloc|kmalloc|__vmalloc)\w*",
            "WARNING: kmalloc bug in {func}", KernelFindingType.Warning) with
        {
            Skip = Skipping("_*k[vzc]?[mrc]?alloc", "_*vmalloc", "_*vzalloc", "slab", "kmem"),
        },
        Warn("warn-urb", @"\S+", "usb_submit_urb", "WARNING in {func}/usb_submit_urb",
            KernelFindingType.Warning) with
        {
            Skip = Skipping("usb_submit_urb", "usb_start_wait_urb", "usb_bulk_msg", "usb_interrupt_msg",
                "usb_control_msg"),
        },
        Warn("warn", @"\S+", Symbol, "WARNING in {func}", KernelFindingType.Warning) with { IsGeneric = true },
        Pattern("stack-regs", "WARNING: kernel stack regs",
            Start + "WARNING: kernel stack regs at .* has bad '(?<what>[^']+)' value",
            "WARNING: kernel stack regs has bad '{what}' value", KernelFindingType.MemoryCorruption, None),
        Pattern("stack-frame", "WARNING: kernel stack frame",
            Start + "WARNING: kernel stack frame pointer at .* has bad value",
            "WARNING: kernel stack frame pointer has bad value", KernelFindingType.MemoryCorruption, None),
        Pattern("warn-text", "WARNING:",
            @"^WARNING: (?<text>\S.*)",
            "WARNING: {text}", KernelFindingType.Warning, None),
        Pattern("warn-cut", "WARNING:",
            Start + "WARNING:$",
            "WARNING: corrupted", KernelFindingType.Warning, None) with { Corruption = "the header is cut" },
    ];

    private static KernelReportPattern Warn(
        string id, string file, string function, string title, KernelFindingType type) =>
        Pattern(id, "WARNING: ",
            Start + @"WARNING: (?:CPU: \d+ PID: \d+ at )?(?:\[.*\] )?(?:\S*/)?" + file + @":\d+ (?:at )?(?<func>" + function
                + @")\+0x[0-9a-f]+/0x[0-9a-f]+",
            title, type, Header);
}
