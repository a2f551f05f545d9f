namespace Vimc.Harness.Targets;

/// <summary>A suite beside the main one.</summary>
/// <param name="Name">Its name in the archive, as in <c>bookworm-security</c>.</param>
/// <param name="Archive">The archive it is in.</param>
public sealed record ExtraSuite(string Name, Archive Archive = Archive.Main);
