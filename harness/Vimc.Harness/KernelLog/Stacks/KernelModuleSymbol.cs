using System.Globalization;
using System.Text.RegularExpressions;

namespace Vimc.Harness.KernelLog;

/// <summary>A function in a relocatable object.</summary>
/// <param name="Name">The symbol.</param>
/// <param name="Section">The section that holds it.</param>
/// <param name="Offset">Bytes from the start of the section.</param>
/// <param name="Size">Bytes.</param>
internal sealed partial record KernelModuleSymbol(string Name, string Section, ulong Offset, ulong Size)
{
    /// <summary>Reads what <c>objdump -t</c> prints.</summary>
    public static IEnumerable<KernelModuleSymbol> Parse(string table) =>
        SymbolRegex().Matches(table).Select(match => new KernelModuleSymbol(
            match.Groups["name"].Value,
            match.Groups["section"].Value,
            Hex(match.Groups["offset"]),
            Hex(match.Groups["size"])));

    private static ulong Hex(Group group) =>
        ulong.Parse(group.ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?<offset>[0-9a-f]{8,16}) .{6}F (?<section>\S+)\t(?<size>[0-9a-f]{8,16}) (?:\.hidden )?(?<name>\S+)\r?$",
        RegexOptions.Multiline)]
    private static partial Regex SymbolRegex();
}
