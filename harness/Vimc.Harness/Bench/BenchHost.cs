namespace Vimc.Harness.Bench;

/// <summary>Where figures come from; they mean nothing without it.</summary>
/// <param name="Kernel">Of the guest, as <c>uname -r</c> says it.</param>
/// <param name="Accelerator">What executed the guest.</param>
/// <param name="Model">The model of the guest's processor.</param>
/// <param name="Qemu">The version of QEMU.</param>
/// <param name="Processor">Of the host.</param>
/// <param name="Runs">Streams of each subject in each case.</param>
public sealed record BenchHost(string Kernel, string Accelerator, string Model, string Qemu, string Processor, int Runs);
