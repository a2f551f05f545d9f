namespace Vimc.Harness.Evidence;

/// <summary>Something that was made once for many tests, and how long that took.</summary>
/// <param name="What">Such as "boot".</param>
/// <param name="Seconds">How long.</param>
public sealed record Preparation(string What, double Seconds);
