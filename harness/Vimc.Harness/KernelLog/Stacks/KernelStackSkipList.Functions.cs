namespace Vimc.Harness.KernelLog;

/// <content>The functions that are never at fault, by what they do.</content>
internal static partial class KernelStackSkipList
{
    /// <summary>Prefixes, as expressions; <c>$</c> where only the whole name is meant.</summary>
    public static IReadOnlyList<string> Always { get; } =
        [.. Reporting, .. Trapping, .. Checking, .. Printing, .. Locking, .. Allocators, .. Copying, .. Containers,
            .. Counting, .. Deferring, .. Waking];

    private static IEnumerable<string> Reporting =>
    [
        "_*dump_stack", "show_stack", "print_",
        "_*kasan_", "_*hwasan_", "_*asan_", "end_report", "_*kcsan_", "_*tsan_", "kfence_", "_*kmsan_", "_*msan_",
        "_*ubsan_", "_*sanitizer_cov", "write_comp_data$", "check_kcov_mode", "_*warn(?:$|_)", "report_bug", "handle_bug",
        "panic$", "oops_", "_*stack_chk_fail", "bad_page", "object_err", "rcu_check_gp",
        "ex_handler_", "show_trace", "show_regs", "watchdog_",
    ];

    private static IEnumerable<string> Trapping =>
    [
        "exc_", "asm_exc_", "sysvec_", "asm_sysvec_", "do_error_trap", "do_trap", "do_invalid_op", "page_fault",
        "_*bad_area", "fixup_", "die(?:$|_)", "async_page_fault", "do_user_addr_fault",
        "do_kern_addr_fault", "kernelmode_fixup", "search_(?:exception|extable)", "nmi_", "default_do_nmi",
        "trigger_all_cpu", "irqentry_", "do_page_fault", "el1h?_", "do_mem_abort", "do_translation_fault",
        "__do_kernel_fault",
    ];

    private static IEnumerable<string> Checking =>
    [
        "_*might_", "lockdep_", "_*lock_acquire", "lock_release", "lock_is_held", "validate_chain", "check_noncircular",
        "check_prev", "mark_lock", "register_lock_class", "_*fortify_", "_*check_(?:object|heap|bytes|slab)",
        "check_stack_object", "usercopy_", "_*debug_object", "_*debug_check_no_obj", "debug_print_object",
        "debug_(?:mutex|spin|work|timer|hrtimer|locks)_", "instrument_", "_*tracing_", "trace_(?:hard|soft)irqs",
        "_*fentry__", "ftrace_", "_*cond_resched", "preempt_(?:count|schedule)",
        "debug_dma_", "check_unmap",
    ];

    private static IEnumerable<string> Printing =>
    [
        "_*v?printk", "_*dev_(?:err|warn|info|printk|vprintk|notice)", "vs(?:n|c|cn)?printf", "_*s(?:n|cn)?printf",
        "string(?:$|_nocheck)", "pointer$", "format_decode", "number$", "seq_(?:printf|puts|write)", "sysfs_emit",
        "console_unlock", "console_flush",
    ];

    private static IEnumerable<string> Locking =>
    [
        "_*(?:ww_|rt_)?mutex_(?:un|try)?lock", "mutex_(?:is_locked|optimistic|spin)", "_*raw_(?:spin|read|write)_", "do_raw_",
        "_*spin_(?:un)?lock", "spin_(?:bug|dump)", "native_queued_spin", "_*pv_queued_spin", "queued_(?:read|write)_lock",
        "osq_lock", "_*down(?:$|_)", "_*up(?:$|_)", "rwsem_", "_*percpu_(?:down|up|rwsem)", "_*s?rcu_read_",
        "_*call_s?rcu", "_*seqcount", "_*local_bh_", "_*bit_spin",
    ];

    private static IEnumerable<string> Allocators =>
    [
        "_*kv?z?free", "_*vfree", "_*slab_", "_*(?:do_)?k[vz]?[mzc]?alloc", "_*krealloc", "_*v[mz]?alloc",
        "_*kmem_cache_", "free_debug_", "alloc_debug_", "allocate_slab", "new_slab", "setup_object", "init_object",
        "free_to_partial", "_*free_pages", "_*free_frozen_pages", "free_unref_", "free_page_is_bad", "get_page_from_freelist",
        "_*alloc_(?:frozen_)?pages", "_*folio_alloc", "rmqueue", "prep_new_page", "post_alloc_hook",
        "_*kernel_(?:un)?poison_pages", "check_new_page", "_*get_free_page", "devm_k", "devres_", "_*dma_(?:alloc|free)",
        "qlist_free", "_*kmemdup", "_*kv?asprintf", "memdup_user", "kstrn?dup", "__put_page",
    ];

    private static IEnumerable<string> Copying =>
    [
        "_*mem(?:cpy|set|move|cmp|chr|scan)", "_*str(?:len|cmp|cpy|ncmp|ncpy|scpy|lcpy|chr|nlen|str|sep|cat|rchr)", "_*rep_",
        "_*copy_(?:from|to)_", "_*arch_copy", "_*clear_user", "_*(?:get|put)_user",
        "_*sized_str", "sg_(?:copy|miter)", "csum_", "crc32", "hex_dump", "copy_user_", "_*copy_mc",
    ];

    private static IEnumerable<string> Containers =>
    [
        "_*list_(?:add|del|move|splice|empty)", "_*hlist_", "klist_", "_*rb_", "_*radix_tree_", "_*xas?_(?:load|store|find|erase|start)",
        "_*idr_", "_*ida_", "_*find_(?:first|next|last)_", "_*bitmap_", "_*(?:test|set|clear|change)_bit", "arch_(?:test|set|clear)_bit",
        "sort(?:$|_)", "bsearch", "_*kfifo_", "mas_", "mtree_",
    ];

    private static IEnumerable<string> Counting =>
    [
        "_*refcount_", "kref_", "_*kobject_(?:put|get|release|cleanup|del)", "(?:get|put)_device$", "device_(?:release|unregister|del)$",
        "_*atomic(?:64|_long)?_", "arch_atomic", "_*percpu_(?:ref|counter)", "module_put", "try_module_get", "_*cmpxchg",
    ];

    private static IEnumerable<string> Deferring =>
    [
        "_*mod_timer", "add_timer", "_*del_timer", "_*timer_delete", "try_to_del_timer", "_*hrtimer_(?:start|cancel|try|init|forward)",
        "hrtimer_active", "_*queue_(?:delayed_)?work", "insert_work", "_*flush_work", "_*cancel_(?:delayed_)?work",
        "start_flush_work", "init_timer", "detach_if_pending", "enqueue_timer", "_*tasklet_(?:schedule|kill)",
        "call_timer_fn$", "kthread_(?:stop|park)", "debug_rcu_head", "timer_fixup",
    ];

    private static IEnumerable<string> Waking =>
    [
        "_*wake_up", "try_to_wake_up", "ttwu_", "complete(?:$|_all)", "_*swake_up", "_*(?:add|remove)_wait_queue",
        "prepare_to_wait", "finish_wait", "autoremove_wake", "default_wake", "_*schedule(?:$|_)", "_*wait_for_com",
        "_*init_swait", "pollwake", "ep_poll_callback",
    ];
}
