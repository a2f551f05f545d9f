namespace Vimc.Harness.Evidence;

/// <summary>A figure that is compared from run to run.</summary>
/// <param name="Name">Of what.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Better">Which way is better.</param>
public sealed record Measure(string Name, double Value, string Unit, Better Better);
