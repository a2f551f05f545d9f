namespace Vimc.Harness.Qemu;

/// <summary>What the canary found.</summary>
/// <param name="Accelerator">The one to use.</param>
/// <param name="Obstacle">Why it is not KVM; null if it is.</param>
/// <param name="Circumstances">What the verdict holds for: the host's boot and the version of QEMU.</param>
public sealed record AcceleratorVerdict(Accelerator Accelerator, string? Obstacle, string Circumstances);
