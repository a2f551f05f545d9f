using static Vimc.Harness.KernelLog.KernelFunctionSource;

namespace Vimc.Harness.KernelLog;

/// <summary>KASAN, KMSAN, KCSAN, KFENCE and UBSAN.</summary>
internal static partial class KernelReportPatterns
{
    private static IEnumerable<KernelReportPattern> Sanitizers =>
    [
        Pattern("kasan-free", "BUG: KASAN:",
            Start + "BUG: KASAN: (?:(?<kind>double-free) in|(?:double-free or )?(?<kind>invalid-free) in) " + Func,
            "KASAN: {kind} in {func}", KernelFindingType.InvalidFree),
        Pattern("kasan-access", "BUG: KASAN:",
            Start + "BUG: KASAN: (?<kind>[a-z-]+) in " + Func,
            "KASAN: {kind} {access} in {func}", KernelFindingType.MemoryCorruption) with
        {
            Detail = Match(@"^(?<access>Read|Write) of size \d+ "),
            Classify = captures => ClassifyAccess(captures["kind"], captures.GetValueOrDefault("access", "Read")),
        },
        Pattern("kasan-address", "BUG: KASAN:",
            Start + "BUG: KASAN: (?<kind>[a-z-]+) on address",
            "KASAN: {kind} {access} in {func}", KernelFindingType.MemoryCorruption) with
        {
            Detail = Match(@"^(?<access>Read|Write) of size \d+ "),
            Classify = captures => ClassifyAccess(captures["kind"], captures.GetValueOrDefault("access", "Read")),
        },
        Pattern("kmsan", "BUG: KMSAN:",
            Start + "BUG: KMSAN: (?<kind>[a-z-]+) in " + Func,
            "KMSAN: {kind} in {func}", KernelFindingType.Uninitialised, Header),
        Pattern("kcsan-race", "BUG: KCSAN:",
            Start + "BUG: KCSAN: data-race in " + Func + @"(?: \[[\w-]+\])? / (?<other>" + Symbol + ")",
            "KCSAN: data-race in {func} / {other}", KernelFindingType.DataRace, Header),
        Pattern("kcsan", "BUG: KCSAN:",
            Start + "BUG: KCSAN: (?<kind>[a-z:-]+(?: [a-z-]+)*) in " + Func,
            "KCSAN: {kind} in {func}", KernelFindingType.DataRace, Header),
        Pattern("kfence-access", "BUG: KFENCE:",
            Start + "BUG: KFENCE: (?<kind>use-after-free|out-of-bounds|invalid) (?<access>read|write) in " + Func,
            "KFENCE: {kind} {access} in {func}", KernelFindingType.MemoryCorruption, Header) with
        {
            Classify = captures => ClassifyAccess(captures["kind"], captures["access"]),
        },
        Pattern("kfence-free", "BUG: KFENCE:",
            Start + "BUG: KFENCE: invalid free in " + Func,
            "KFENCE: invalid free in {func}", KernelFindingType.InvalidFree, Header),
        Pattern("kfence-corruption", "BUG: KFENCE:",
            Start + "BUG: KFENCE: memory corruption in " + Func,
            "KFENCE: memory corruption in {func}", KernelFindingType.MemoryCorruption, Header),
        Pattern("ubsan-undefined", "UBSAN:",
            "^UBSAN: Undefined behaviour in ",
            "UBSAN: undefined-behaviour in {func}", KernelFindingType.UndefinedBehaviour),
        Pattern("ubsan", "UBSAN:",
            "^UBSAN: (?<kind>[a-z-]+) in ",
            "UBSAN: {kind} in {func}", KernelFindingType.UndefinedBehaviour) with
        {
            Classify = captures => captures["kind"] == "null-ptr-deref"
                ? KernelFindingType.NullDereference
                : KernelFindingType.UndefinedBehaviour,
        },
        // A kernel built to trap on undefined behaviour says so before the invalid opcode.
        Pattern("ubsan-trap", "UBSAN:",
            "^UBSAN: (?<kind>[a-z][a-z -]+) at " + Func,
            "UBSAN: {kind} in {func}", KernelFindingType.UndefinedBehaviour, Header) with { IsPreamble = true },
        Pattern("cfi", "CFI failure at",
            "^CFI failure at " + Func,
            "CFI failure in {func}", KernelFindingType.BadAccess, Header) with { IsPreamble = true },
    ];

    private static KernelFindingType ClassifyAccess(string kind, string access)
    {
        var isWrite = access.Equals("write", StringComparison.OrdinalIgnoreCase);
        if (kind.Contains("null-ptr", StringComparison.Ordinal))
            return KernelFindingType.NullDereference;
        if (kind.Contains("use-after", StringComparison.Ordinal))
            return isWrite ? KernelFindingType.UseAfterFreeWrite : KernelFindingType.UseAfterFreeRead;
        if (kind.Contains("out-of-bounds", StringComparison.Ordinal))
            return isWrite ? KernelFindingType.OutOfBoundsWrite : KernelFindingType.OutOfBoundsRead;
        return KernelFindingType.BadAccess;
    }
}
