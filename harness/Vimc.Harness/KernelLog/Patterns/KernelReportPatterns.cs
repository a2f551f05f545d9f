using System.Text.RegularExpressions;

namespace Vimc.Harness.KernelLog;

/// <summary>
/// Every kind of report the scanner knows, in the order they are tried. The headers are those the kernel prints, from
/// 6.1 to 7.x on x86, with the few of other architectures and of older kernels that syzkaller knows too; the titles
/// are worded as syzkaller words them (pkg/report).
/// </summary>
internal static partial class KernelReportPatterns
{
    private const string Symbol = @"[A-Za-z_][\w.$]*";

    /// <summary>A symbol with offset and size, or bare, as some lockdep lines have it.</summary>
    private const string Func = @"(?:\[<[0-9a-f]+>\] *)?(?<func>" + Symbol + @")(?:\+0x[0-9a-f]+/0x[0-9a-f]+)?";

    /// <summary>Where a header may begin: the line, or a prefix as in "rcu: INFO:"; never inside "ODEBUG:".</summary>
    private const string Start = @"(?<![\w-])";

    /// <summary>The table.</summary>
    public static IReadOnlyList<KernelReportPattern> All { get; } =
        [.. Sanitizers, .. Memory, .. Locking, .. Progress, .. Warnings, .. Traps, .. Interfaces, .. Endings];

    private static Regex Match(string expression) => new(expression, RegexOptions.CultureInvariant);

    private static Regex Skipping(params string[] functions) =>
        new("^(?:" + string.Join('|', functions) + ")", RegexOptions.CultureInvariant);

    private static KernelReportPattern Pattern(
        string id,
        string literal,
        string header,
        string title,
        KernelFindingType type,
        KernelFunctionSource source = KernelFunctionSource.CallTrace) =>
        new(id, literal, Match(header), title, type, source);
}
