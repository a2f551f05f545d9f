using System.Text.RegularExpressions;

namespace Vimc.Harness.KernelLog;

/// <summary>Functions that report, trap, allocate, lock or wait on behalf of the one at fault.</summary>
internal static partial class KernelStackSkipList
{
    /// <summary>Calls in which a task of the kernel image waits; drivers have names of their own with these words.</summary>
    public static Regex Waiting { get; } = Join(
        "sched", "_lock", "^_*down", "rwsem", "completion", "^kthread", "^(?!v4l2_|vb2_|__vb2_|media_).*wait",
        "^_*synchronize", "switch_to", "rcu_barrier", "^_*flush_(?:work|delayed)", "^drain_workqueue",
        "^_*cancel_(?:delayed_)?work", "^lock_", "^_*wake_", "^_*timer_delete_sync", "^del_timer_sync", "^freezer_",
        "^_*refrigerator$", "^do_exit$", "^ret_from_fork", "^worker_thread$");

    /// <summary>Functions of the kernel image that allocate for their caller.</summary>
    public static Regex Allocating { get; } = Join(
        "kmemleak", "alloc", "slab_", "kmem", "create_object", "asprintf", "strn?dup", "memdup", "^_*idr_", "^_*ida_",
        "^_*radix_tree_", "^_*xas?_", "^_*devres_", "^_*devm_", "^_*kobject_", "^dev_set_name", "^_*get_free_page");

    /// <summary>Entries into the kernel, a thread or an interrupt: what they call is the work that takes too long.</summary>
    public static Regex Entries { get; } = Join(
        "^kthread$", "^process_one_work$", "^__(?:x64|ia32|se|do)_sys_", "^do_syscall_64", "^ret_from_fork",
        "^call_timer_fn$", "^__hrtimer_run_queues$", "^__handle_irq_event_percpu$", "^tasklet_action_common",
        "^rcu_do_batch$", "^irq_work_run_list$", "^task_work_run$");

    /// <summary>What a system call goes through before it reaches anything that tells it from others.</summary>
    public static Regex CommonCalls { get; } = Join(
        "^vfs_", "^ksys_", "^do_(?:sys_)?open", "^do_filp_open$", "^path_openat$", "^do_dentry_open$", "^do_mmap$",
        "^vm_mmap", "^mmap_region$", "^__fput$", "^____fput$", "^new_sync_", "^do_(?:iter|loop)_", "^do_sys_poll$");

    /// <summary>Where an interrupt began that then made the report.</summary>
    public static Regex Interrupts { get; } = Join(
        "^asm_sysvec_", "^asm_exc_nmi$", "^asm_common_interrupt$", "^end_repeat_nmi$", "^apic_timer_interrupt$");

    /// <summary>Joins prefixes into the expression <see cref="KernelReportTitle"/> takes.</summary>
    public static Regex Prefixes(IEnumerable<string> prefixes) =>
        new("^(?:" + string.Join('|', prefixes) + ")", RegexOptions.CultureInvariant);

    private static Regex Join(params string[] parts) =>
        new(string.Join('|', parts), RegexOptions.CultureInvariant);
}
