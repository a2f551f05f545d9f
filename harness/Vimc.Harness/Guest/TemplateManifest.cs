namespace Vimc.Harness.Guest;

/// <summary>What a template was like when it was finished; written last.</summary>
/// <param name="MemoryBytes">Apparent size of the file that has the memory.</param>
/// <param name="MemoryTicks">When it was last written to, in ticks of UTC.</param>
/// <param name="StateHash">SHA-256 of the state file, in hex; empty if it has the memory too.</param>
internal sealed record TemplateManifest(long MemoryBytes, long MemoryTicks, string StateHash);
