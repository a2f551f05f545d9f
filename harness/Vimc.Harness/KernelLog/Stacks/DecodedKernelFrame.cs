namespace Vimc.Harness.KernelLog;

/// <summary>A frame with what the debug information says about it.</summary>
/// <param name="Frame">The frame.</param>
/// <param name="Locations">
/// Where it is, innermost inlined function first; empty where the module is not at hand or holds no debug information.
/// </param>
public sealed record DecodedKernelFrame(KernelStackFrame Frame, IReadOnlyList<KernelSourceLocation> Locations);
