namespace Vimc.Harness.KernelLog;

/// <summary>A place in the source.</summary>
/// <param name="Function">The function, which may be inlined into that of the frame.</param>
/// <param name="File">The file, relative to the source folder where it lies in it.</param>
/// <param name="Line">1-based.</param>
public sealed record KernelSourceLocation(string Function, string File, int Line)
{
    /// <summary>"vimc_row (kmod/core/vimc-row.c:12)"</summary>
    public override string ToString() => $"{Function} ({File}:{Line})";
}
