namespace Vimc.Harness.Qemu;

/// <summary>What executes the guest's instructions.</summary>
public enum Accelerator
{
    /// <summary>Software emulation: works everywhere.</summary>
    Tcg,

    /// <summary>The processor itself, by the host's kernel.</summary>
    Kvm,
}
