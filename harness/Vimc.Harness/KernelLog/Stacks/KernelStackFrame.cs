using System.Text.Json.Serialization;

namespace Vimc.Harness.KernelLog;

/// <summary>One frame of a kernel stack, as the kernel printed it: <c>func+0x12/0x34 [module]</c>.</summary>
/// <param name="Function">The symbol, compiler suffixes included.</param>
/// <param name="Offset">Bytes from the symbol to the address; 0 where the frame was inlined.</param>
/// <param name="Size">Bytes in the function; 0 where unknown.</param>
/// <param name="Module">The module that holds it, or null for the kernel image.</param>
/// <param name="IsExact">
/// True for the address that faulted (RIP); false for a return address, which is one past the call.
/// </param>
public sealed record KernelStackFrame(string Function, ulong Offset, ulong Size, string? Module, bool IsExact = false)
{
    /// <summary>
    /// Where it is in the source, innermost inlined function first; null before <see cref="KernelStackDecoder"/> found
    /// it, or where the module is not at hand or holds no debug information.
    /// </summary>
    public IReadOnlyList<KernelSourceLocation>? Locations { get; init; }

    /// <summary>The symbol as written in the source: no <c>.isra.0</c>, <c>.part.0</c>, <c>.cold</c>.</summary>
    [JsonIgnore]
    public string SourceFunction => StripSuffix(Function);

    internal static string StripSuffix(string function)
    {
        var dot = function.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 ? function[..dot] : function;
    }
}
