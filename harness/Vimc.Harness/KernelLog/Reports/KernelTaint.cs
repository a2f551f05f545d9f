namespace Vimc.Harness.KernelLog;

/// <summary>
/// The taint bits of <c>/proc/sys/kernel/tainted</c> (Documentation/admin-guide/tainted-kernels.rst).
/// </summary>
[Flags]
public enum KernelTaint
{
    /// <summary>Not tainted.</summary>
    None = 0,

    /// <summary>P: a proprietary module.</summary>
    ProprietaryModule = 1 << 0,

    /// <summary>F: a module was loaded by force.</summary>
    ForcedModule = 1 << 1,

    /// <summary>S: hardware out of specification.</summary>
    CpuOutOfSpec = 1 << 2,

    /// <summary>R: a module was unloaded by force.</summary>
    ForcedRemoval = 1 << 3,

    /// <summary>M: a machine check.</summary>
    MachineCheck = 1 << 4,

    /// <summary>B: a bad page.</summary>
    BadPage = 1 << 5,

    /// <summary>U: set by user space.</summary>
    User = 1 << 6,

    /// <summary>D: an oops or BUG.</summary>
    Died = 1 << 7,

    /// <summary>A: an overridden ACPI table.</summary>
    OverriddenAcpiTable = 1 << 8,

    /// <summary>W: a warning.</summary>
    Warned = 1 << 9,

    /// <summary>C: a staging driver.</summary>
    StagingDriver = 1 << 10,

    /// <summary>I: a workaround for firmware.</summary>
    FirmwareWorkaround = 1 << 11,

    /// <summary>O: an out-of-tree module, as vimc built here is.</summary>
    OutOfTreeModule = 1 << 12,

    /// <summary>E: an unsigned module.</summary>
    UnsignedModule = 1 << 13,

    /// <summary>L: a soft lockup.</summary>
    SoftLockup = 1 << 14,

    /// <summary>K: live patched.</summary>
    LivePatch = 1 << 15,

    /// <summary>X: defined by the distribution.</summary>
    Auxiliary = 1 << 16,

    /// <summary>T: built with structure randomisation.</summary>
    RandomisedStructures = 1 << 17,

    /// <summary>N: an in-kernel test ran.</summary>
    Test = 1 << 18,

    /// <summary>J: a forbidden change by user space (fwctl).</summary>
    Fwctl = 1 << 19,
}
