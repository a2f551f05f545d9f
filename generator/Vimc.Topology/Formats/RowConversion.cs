namespace Vimc.Topology.Formats;

/// <summary>How rows of one pixel format become rows of another.</summary>
/// <param name="Function">What <c>vimc-convert-row.h</c> calls it, without <c>vimc_convert_</c>.</param>
/// <param name="Arguments">The constants it is specialised for, as C has them.</param>
public sealed record RowConversion(string Function, params IReadOnlyList<string> Arguments);
