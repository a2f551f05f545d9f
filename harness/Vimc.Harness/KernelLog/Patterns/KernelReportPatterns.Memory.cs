using static Vimc.Harness.KernelLog.KernelFunctionSource;

namespace Vimc.Harness.KernelLog;

/// <summary>Corruption and leaks found by the allocators, list debugging and kmemleak.</summary>
internal static partial class KernelReportPatterns
{
    private static IEnumerable<KernelReportPattern> Memory =>
    [
        Pattern("leak-announced", "BUG: memory leak",
            Start + "BUG: memory leak",
            "memory leak in {func}", KernelFindingType.MemoryLeak, Allocation) with { IsPreamble = true },
        Pattern("leak", "unreferenced object 0x",
            @"^(?:kmemleak: )?unreferenced object 0x[0-9a-f]+ \(size \d+\):",
            "memory leak in {func}", KernelFindingType.MemoryLeak, Allocation) with { IsIndented = true },
        Pattern("leak-summary", "new suspected memory leaks",
            @"^kmemleak: \d+ new suspected memory leaks",
            "memory leak", KernelFindingType.MemoryLeak, None),
        Pattern("slub", "BUG ",
            @"^BUG (?<cache>[^(]+?) \((?:Tainted|Not tainted)[^)]*\): (?<what>.+)",
            "BUG: {what}", KernelFindingType.MemoryCorruption) with
        {
            IsPreamble = true,
            Classify = captures => captures["what"].Contains("already free", StringComparison.Ordinal)
                ? KernelFindingType.InvalidFree
                : KernelFindingType.MemoryCorruption,
        },
        Pattern("page-poison", "pagealloc:",
            "^pagealloc: (?<what>memory corruption|single bit error)",
            "pagealloc: {what} in {func}", KernelFindingType.MemoryCorruption),
        Pattern("bad-page", "BUG: Bad page",
            Start + "BUG: Bad page (?<what>state|cache|map)",
            "BUG: Bad page {what} in {func}", KernelFindingType.MemoryCorruption),
        Pattern("bad-rss", "BUG: Bad rss-counter",
            Start + "BUG: Bad rss-counter state",
            "BUG: Bad rss-counter state", KernelFindingType.MemoryCorruption, None),
        Pattern("page-tables-left", "BUG: non-zero",
            Start + "BUG: non-zero (?<what>nr_ptes|nr_pmds|pgtables_bytes) on freeing mm",
            "BUG: non-zero {what} on freeing mm", KernelFindingType.MemoryCorruption, None),
        Pattern("dentry", "BUG: Dentry",
            Start + @"BUG: Dentry .* still in use \(-?\d+\) +\[unmount of (?<what>[^\]]+)\]",
            "BUG: Dentry still in use [unmount of {what}]", KernelFindingType.Refcount),
        Pattern("list", "list_",
            @"^(?:(?:slab |h?list_)(?:add|del)(?:_rcu)?(?: |_\w+ )corruption|list_add double add)",
            "BUG: corrupted list in {func}", KernelFindingType.MemoryCorruption) with { IsPreamble = true },
        Pattern("list-bug", "kernel BUG",
            @"^kernel BUG at \S*lib/list_debug\.c:",
            "BUG: corrupted list in {func}", KernelFindingType.MemoryCorruption),
        Pattern("usercopy", "usercopy:",
            @"^usercopy: Kernel memory (?:exposure|overwrite) attempt detected",
            "BUG: bad usercopy in {func}", KernelFindingType.MemoryCorruption) with { IsPreamble = true },
        Pattern("usercopy-bug", "kernel BUG",
            @"^kernel BUG at \S*mm/usercopy\.c:",
            "BUG: bad usercopy in {func}", KernelFindingType.MemoryCorruption) with
        {
            Skip = Skipping("usercopy_", "__check_"),
        },
        Pattern("fortify", "detected buffer overflow",
            "^(?:detected buffer overflow in (?<what>mem|str)|(?:mem|str)\\w+: detected buffer overflow)",
            "detected buffer overflow in {func}", KernelFindingType.MemoryCorruption) with { IsPreamble = true },
        Pattern("stack-guard", "stack guard page was hit",
            Start + "BUG: .*stack guard page was hit at",
            "BUG: stack guard page was hit in {func}", KernelFindingType.MemoryCorruption, InstructionPointer),
    ];
}
