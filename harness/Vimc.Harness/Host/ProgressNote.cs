namespace Vimc.Harness.Host;

/// <summary>What a long step is doing right now.</summary>
/// <param name="Step">The step, as in <c>prepare bookworm</c>.</param>
/// <param name="Detail">What it is at, as in <c>downloading packages</c>.</param>
public sealed record ProgressNote(string Step, string Detail);
