namespace Vimc.Topology.Model;

/// <summary>A pad, by numbers.</summary>
/// <param name="Entity">Index into <see cref="MediaTopology.Entities"/>.</param>
/// <param name="Pad">Index into the entity's pads.</param>
public readonly record struct PadIndex(int Entity, int Pad);
