namespace Vimc.Harness.Qemu;

/// <summary>The machine a guest runs on.</summary>
public sealed record MachineOptions
{
    /// <summary>What executes it; null for whatever a <see cref="AcceleratorProbe"/> finds to work.</summary>
    public Accelerator? Accelerator { get; init; }

    /// <summary>
    /// The model of processor that is emulated, one of <c>qemu-system-x86_64 -cpu help</c>. The default boots fastest.
    /// </summary>
    public string EmulatedProcessor { get; init; } = "qemu64";

    /// <summary>The model that the guest has: the host's under KVM.</summary>
    public string ProcessorModel => Accelerator == Qemu.Accelerator.Kvm ? "host" : EmulatedProcessor;

    /// <summary>How much its kernel checks itself.</summary>
    public GuestFlavour Flavour { get; init; } = GuestFlavour.Stock;

    /// <summary>
    /// Factor on deadlines beside that of the flavour, for guests that run something slower than usual.
    /// </summary>
    public double Patience { get; init; } = 1;

    /// <summary>Virtual processors; two run truly at the same time, which races need.</summary>
    public int Processors { get; init; } = 2;

    /// <summary>
    /// Memory in MiB; null for what the flavour needs. Only what the guest touches is ever allocated.
    /// </summary>
    public int? MemoryMegabytes { get; init; }

    /// <summary>The best way to keep guests at rest that is tried.</summary>
    public Cloning Cloning { get; init; } = Cloning.SharedMemory;

    /// <summary>Folder for the memory of a guest that hangs; null if nobody wants it.</summary>
    public string? MemoryDumps { get; init; }

    internal int Megabytes => MemoryMegabytes ?? Flavour.MemoryMegabytes();

    /// <summary>More words for the kernel command line.</summary>
    public IReadOnlyList<string> KernelArguments { get; init; } = [];

    // Each word of the first line saves boot time under emulation. The serial line carries warnings only, as every
    // byte is an emulated access; the whole log travels as records.
    private const string BaseCommandLine =
        "console=ttyS0 loglevel=5 panic=-1 mitigations=off no_timer_check random.trust_cpu=on cryptomgr.notests "
        + "8250.nr_uarts=1 printk.devkmsg=on log_buf_len=1M sysrq_always_enabled softlockup_all_cpu_backtrace=1";

    /// <summary>The kernel command line.</summary>
    public string CommandLine => string.Join(' ', [BaseCommandLine, .. Flavour.KernelArguments(), .. KernelArguments]);
}
