using System.Text.RegularExpressions;

namespace Vimc.Harness.KernelLog;

/// <summary>Functions that report, trap, allocate or lock on behalf of the one at fault.</summary>
internal static class KernelStackSkipList
{
    /// <summary>Prefixes, as expressions, of functions that are never at fault.</summary>
    public static IReadOnlyList<string> Always { get; } =
    [
        // Printing.
        "_*dump_stack", "show_stack", "print_", "_*kasan_", "_*asan_", "end_report", "kcsan_", "_*tsan_",
        "kfence_", "kmsan_", "_*msan_", "_*ubsan_", "_*warn", "report_bug", "handle_bug", "panic$", "oops_",

        // Traps.
        "exc_", "asm_exc_", "sysvec_", "asm_sysvec_", "do_error_trap", "do_trap", "do_invalid_op", "page_fault",
        "bad_area", "fixup_", "die", "async_page_fault",

        // Checks made for somebody else.
        "_*might_", "lockdep_", "_*lock_acquire", "lock_release", "refcount_", "kref_", "_*list_(?:add|del)",
        "_*fortify_panic", "_*check_(?:object|heap|bytes|slab)",

        // Locks.
        "_*mutex_(?:un)?lock", "_*raw_spin_", "do_raw_", "down_(?:read|write)", "up_(?:read|write)",

        // Memory.
        "_*mem(?:cpy|set|move|cmp|chr|dup)", "_*str(?:len|cmp|cpy|ncmp|ncpy|scpy|dup|chr|nlen)", "_*rep_",
        "_*kv?z?free", "_*vfree", "_*slab_", "_*kv?[mzc]alloc", "_*kmem_cache_", "object_err", "free_debug_",
        "alloc_debug_", "allocate_slab", "setup_object", "init_object", "free_to_partial_list", "_*copy_(?:from|to)_",
        "_*free_pages", "bad_page", "free_unref_", "free_page_is_bad", "get_page_from_freelist", "_*alloc_pages",
        "prep_new_page", "post_alloc_hook", "_*kernel_(?:un)?poison_pages", "check_new_page",
        "kobject_(?:put|get)", "(?:get|put)_device", "device_(?:release|unregister|del)",
    ];

    /// <summary>Functions a task waits in, which are not why it waits.</summary>
    public static Regex Waiting { get; } = Containing(
        "sched", "_lock", "^down", "rwsem", "completion", "kthread", "wait", "synchronize", "switch_to",
        "rcu_barrier", "flush_work", "cancel_(?:delayed_)?work");

    /// <summary>Functions that allocate for their caller.</summary>
    public static Regex Allocating { get; } = Containing(
        "kmemleak", "alloc", "slab_", "kmem", "create_object", "asprintf", "strn?dup", "memdup", "^idr_", "^ida_");

    /// <summary>Entries into the kernel or into a thread: what they call is the work that takes too long.</summary>
    public static Regex Entries { get; } = Containing(
        "^kthread$", "^process_one_work$", "^__(?:x64|ia32|se|do)_sys_", "^do_syscall_64", "^ret_from_fork");

    /// <summary>Joins prefixes into the expression <see cref="KernelReportTitle"/> takes.</summary>
    public static Regex Prefixes(IEnumerable<string> prefixes) =>
        new("^(?:" + string.Join('|', prefixes) + ")", RegexOptions.CultureInvariant);

    private static Regex Containing(params string[] parts) =>
        new(string.Join('|', parts), RegexOptions.CultureInvariant);
}
