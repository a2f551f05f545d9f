namespace Vimc.Harness.Targets;

/// <summary>What <c>target.json</c> records; written last, so its presence means the target is whole.</summary>
internal sealed record TargetManifest(string KernelRelease, string Key, string PreparedAt);
