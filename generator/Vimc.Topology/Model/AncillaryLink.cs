namespace Vimc.Topology.Model;

/// <summary>Which lens belongs to which sensor, as indices into <see cref="MediaTopology.Entities"/>.</summary>
public sealed record AncillaryLink(int Sensor, int Lens);
