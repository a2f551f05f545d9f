using Vimc.Harness.Evidence;

namespace Vimc.Harness.History;

/// <summary>A figure, as the history keeps it.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Its unit; may be empty.</param>
/// <param name="Better">Which way is better.</param>
public sealed record MeasureEntry(double Value, string Unit, Better Better);
