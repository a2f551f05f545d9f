namespace Vimc.Harness.MediaGraph;

/// <summary>An ancillary link: an entity that helps another, as a lens does a sensor.</summary>
/// <param name="Primary">The name of the entity that is helped.</param>
/// <param name="Ancillary">The name of the one that helps.</param>
public sealed record MediaAncillaryLink(string Primary, string Ancillary);
