using static Vimc.Harness.KernelLog.KernelFunctionSource;

namespace Vimc.Harness.KernelLog;

/// <summary>Faults the processor raised, and BUG(). From 6.11 x86 puts "Oops: " before the name of the trap.</summary>
internal static partial class KernelReportPatterns
{
    private static IEnumerable<KernelReportPattern> Traps =>
    [
        Trap("null", "BUG: ", Start + "BUG: (?:unable to handle )?kernel NULL pointer dereference",
            "BUG: unable to handle kernel NULL pointer dereference in {func}", KernelFindingType.NullDereference),
        Trap("paging", "BUG: unable to handle",
            Start + "BUG: unable to handle (?:kernel paging request|page fault for address)",
            "BUG: unable to handle kernel paging request in {func}", KernelFindingType.BadAccess),
        Trap("protection", "general protection fault", "^(?:Oops: )?general protection fault",
            "general protection fault in {func}", KernelFindingType.BadAccess) with
        {
            // KASAN knows which address the shadow of a null pointer is at.
            Detail = Match("^KASAN: null-ptr-deref in range"),
            Classify = captures => captures.ContainsKey("detail")
                ? KernelFindingType.NullDereference
                : KernelFindingType.BadAccess,
        },
        Trap("stack-segment", "stack segment: ", "^(?:Oops: )?stack segment: ",
            "stack segment fault in {func}", KernelFindingType.BadAccess),
        Trap("divide", "divide", "^(?:Oops: )?divide[ _]error: ", "divide error in {func}", KernelFindingType.Bug),
        Trap("opcode", "invalid opcode: ", "^(?:Oops: )?invalid opcode: ",
            "invalid opcode in {func}", KernelFindingType.Bug) with { IsConsequence = true },
        Trap("int3", "int3: ", "^(?:Oops: )?int3: ", "int3 in {func}", KernelFindingType.Bug),
        Trap("trap-other", " [#", "^(?:Oops: )?(?<what>segment not present|invalid TSS|bounds|alignment check|simd exception"
            + "|fpu exception|coprocessor segment overrun): [0-9a-f]{4} \\[#", "{what} in {func}", KernelFindingType.Bug),
        Trap("double-fault", "PANIC: double fault", Start + "PANIC: double fault",
            "PANIC: double fault in {func}", KernelFindingType.MemoryCorruption),
        Pattern("bug", "kernel BUG at", @"^kernel BUG at (?<what>\S+)",
            "kernel BUG in {func}", KernelFindingType.Bug, InstructionPointer) with { IsGeneric = true },
        Pattern("bug-text", "Kernel BUG", "^Kernel BUG (?<text>.+)",
            "kernel BUG {text}", KernelFindingType.Bug, InstructionPointer),
        Trap("arm-access", "Unable to handle kernel", "^Unable to handle kernel (?<what>paging request|"
            + "NULL pointer dereference|access to user memory)",
            "BUG: unable to handle kernel {what} in {func}", KernelFindingType.BadAccess) with
        {
            Classify = captures => captures["what"].StartsWith("NULL", StringComparison.Ordinal)
                ? KernelFindingType.NullDereference
                : KernelFindingType.BadAccess,
        },
        Trap("arm-error", "Internal error:", "^Internal error: (?<what>[^:\\[]+?)(?: - [^:\\[]+)?[:\\[ ]",
            "Internal error in {func}", KernelFindingType.Bug) with { IsConsequence = true },
        Trap("arm-fault", "Unhandled fault:", "^Unhandled fault: ",
            "Unhandled fault in {func}", KernelFindingType.BadAccess),
        Trap("arm-alignment", "Alignment trap:", "^Alignment trap: ",
            "Alignment trap in {func}", KernelFindingType.BadAccess),
        Pattern("rust", "rust_kernel: panicked", "^rust_kernel: panicked",
            "rust_kernel: panicked in {func}", KernelFindingType.Bug, InstructionPointer) with { IsPreamble = true },
        Pattern("bug-other", "BUG: ", @"^(?:\[ )?BUG: (?<text>\S.*?)(?: \])?$",
            "BUG: {text}", KernelFindingType.Bug),
        Pattern("bug-cut", "BUG:", Start + "BUG:$",
            "BUG: corrupted", KernelFindingType.Bug, None) with { Corruption = "the header is cut" },
    ];

    private static KernelReportPattern Trap(
        string id, string literal, string header, string title, KernelFindingType type) =>
        Pattern(id, literal, header, title, type, InstructionPointer);
}
