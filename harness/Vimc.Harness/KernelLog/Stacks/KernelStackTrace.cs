namespace Vimc.Harness.KernelLog;

/// <summary>A stack of a report, innermost frame first, without the frames the unwinder only guessed.</summary>
/// <param name="Kind">Where it was printed.</param>
/// <param name="Frames">The reliable frames.</param>
public sealed record KernelStackTrace(KernelStackKind Kind, IReadOnlyList<KernelStackFrame> Frames);
