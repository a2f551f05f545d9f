using static Vimc.Harness.KernelLog.KernelFunctionSource;

namespace Vimc.Harness.KernelLog;

/// <summary>
/// lockdep (6.x prints its headers as "WARNING:" in a frame, older kernels as "[ INFO: … ]" or "[ BUG: … ]"), RCU
/// checks, spinlock debugging, and sleeping where it is forbidden.
/// </summary>
internal static partial class KernelReportPatterns
{
    private const string LockdepWord = Start + "(?<word>WARNING|INFO|BUG): ";
    private const string AtFunction = "at: " + Func;

    private static IEnumerable<KernelReportPattern> Locking =>
    [
        Lockdep("lockdep-circular", "possible circular locking dependency detected"),
        Lockdep("lockdep-inversion", "possible irq lock inversion dependency detected"),
        Lockdep("lockdep-order", @"\w+-safe -> \w+-unsafe lock order detected", "-unsafe lock order detected"),
        Lockdep("lockdep-recursive", "possible recursive locking detected"),
        Lockdep("lockdep-state", "inconsistent lock state", title: "inconsistent lock state in {func}"),
        Lockdep("lockdep-nested", "Nested lock was not taken", title: "{word}: Nested lock was not taken in {func}"),
        Lockdep("lockdep-balance", "bad unlock balance detected", title: "{word}: bad unlock balance in {func}") with
        {
            Source = Detail,
            Detail = Match("^" + Func.Replace("?<func>", "?<func>(?!and)", StringComparison.Ordinal) + "(?: |$)"),
        },
        Lockdep("lockdep-freed", "held lock freed", title: "{word}: held lock freed in {func}"),
        Lockdep("lockdep-still-held", @"\S+ still has locks held", "still has locks held",
            "{word}: still has locks held in {func}"),
        Lockdep("lockdep-user", "lock held when returning to user space",
            title: "{word}: lock held when returning to user space in {func}"),
        Lockdep("lockdep-wait", "Invalid wait context", title: "{word}: Invalid wait context in {func}"),
        Pattern("rcu-usage", "suspicious RCU usage",
            LockdepWord + "suspicious RCU usage",
            "{word}: suspicious RCU usage in {func}", KernelFindingType.Locking) with
        {
            Skip = Skipping("rcu_", "kmem", "slab", "___?might_"),
        },
        Pattern("lock-key", "trying to register non-static key",
            Start + "INFO: trying to register non-static key",
            "INFO: trying to register non-static key in {func}", KernelFindingType.Locking) with
        {
            Skip = Skipping("register_lock_class", "assign_lock_key"),
        },
        Pattern("spinlock", "BUG: ",
            Start + "BUG: (?<lock>spinlock|rwlock) (?<what>lockup suspected|cpu recursion|already unlocked|"
                + "recursion|bad magic|wrong owner|wrong CPU)",
            "BUG: {lock} {what} in {func}", KernelFindingType.Locking) with
        {
            Skip = Skipping("spin_", "rwlock_"),
        },
        Pattern("atomic-schedule", "scheduling while atomic",
            Start + "BUG: scheduling while atomic",
            "BUG: scheduling while atomic in {func}", KernelFindingType.AtomicSleep) with
        {
            Skip = Skipping("schedule", "__schedule", "preempt_", "usleep_", "msleep"),
        },
        Pattern("atomic-sleep", "sleeping function called from invalid context",
            Start + "BUG: sleeping function called from invalid context at",
            "BUG: sleeping function called from invalid context in {func}", KernelFindingType.AtomicSleep),
        Pattern("preemptible", "in preemptible",
            Start + @"BUG: using (?<what>\w+)\(\) in preemptible",
            "BUG: using {what}() in preemptible code in {func}", KernelFindingType.AtomicSleep) with
        {
            Skip = Skipping("check_preemption_", "__this_cpu_preempt_", "debug_smp_"),
        },
        Pattern("workqueue-leak", "BUG: workqueue leaked",
            Start + "BUG: workqueue leaked (?:lock or atomic|atomic, lock or RCU)",
            "BUG: workqueue leaked lock or atomic in {func}", KernelFindingType.Locking, Detail) with
        {
            Detail = Match("(?:last function: |workfn=)" + Func),
        },
    ];

    /// <summary>A lockdep report: the function is at the "at:" of the first lock it shows.</summary>
    private static KernelReportPattern Lockdep(
        string id,
        string header,
        string? literal = null,
        string title = "possible deadlock in {func}") =>
        Pattern(id, literal ?? header, LockdepWord + header, title, KernelFindingType.Locking, Detail) with
        {
            Detail = Match(AtFunction),
        };
}
