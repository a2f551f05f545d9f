using static Vimc.Harness.KernelLog.KernelFunctionSource;

namespace Vimc.Harness.KernelLog;

/// <summary>Tasks, CPUs and workqueues that make no progress.</summary>
internal static partial class KernelReportPatterns
{
    private static IEnumerable<KernelReportPattern> Progress =>
    [
        Pattern("rcu-stall", "INFO: rcu",
            Start + "INFO: rcu_(?:preempt|sched|bh|tasks)\\w* (?:self-)?detected (?:expedited )?stall",
            "INFO: rcu detected stall in {func}", KernelFindingType.Hang, Entry),
        Pattern("soft-lockup", "BUG: soft lockup",
            Start + "BUG: soft lockup",
            "BUG: soft lockup in {func}", KernelFindingType.Hang, Entry),
        Pattern("hard-lockup", "hard LOCKUP on cpu",
            "Watchdog detected hard LOCKUP on cpu",
            "BUG: hard lockup in {func}", KernelFindingType.Hang, Entry),
        Pattern("task-hung", "INFO: task",
            Start + @"INFO: task .+ blocked (?:in I/O wait )?for more than \d+ seconds",
            "INFO: task hung in {func}", KernelFindingType.Hang, Waiter),
        Pattern("task-immortal", "INFO: task",
            Start + @"INFO: task .+ can't die for more than \d+ seconds",
            "INFO: task can't die in {func}", KernelFindingType.Hang, Waiter),
        Pattern("workqueue-lockup", "BUG: workqueue lockup",
            Start + "BUG: workqueue lockup",
            "BUG: workqueue lockup", KernelFindingType.Hang, None),
    ];
}
