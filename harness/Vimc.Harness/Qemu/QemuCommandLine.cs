namespace Vimc.Harness.Qemu;

/// <summary>
/// The arguments of QEMU. Template and clone must agree in all of them but the memory's sharing and the incoming
/// state, or the state does not fit.
/// </summary>
internal static class QemuCommandLine
{
    /// <summary>The emulator, found in <c>PATH</c>.</summary>
    public const string Program = "qemu-system-x86_64";

    /// <summary>Arguments that decide what the machine is; part of a template's key.</summary>
    public static IReadOnlyList<string> Machine(MachineOptions options) =>
    [
        .. Board(options),
        "-accel", options.Accelerator == Accelerator.Kvm ? "kvm" : "tcg,thread=multi",
        "-cpu", options.ProcessorModel,
        "-smp", $"{options.Processors}",
        "-device", "virtio-serial-pci,max_ports=2",
        "-device", "virtserialport,chardev=agent,name=vimc.agent",
    ];

    /// <summary>All arguments.</summary>
    /// <param name="options">The machine.</param>
    /// <param name="boot">What to boot.</param>
    /// <param name="memory">Its memory.</param>
    /// <param name="folder">Where its sockets and its console are.</param>
    /// <param name="isIncoming">Wait for the state of a template instead of booting.</param>
    public static IReadOnlyList<string> For(
        MachineOptions options, BootFiles boot, MemoryBacking memory, RunFolder folder, bool isIncoming)
    {
        var share = memory.IsShared ? "on" : "off";
        return
        [
            // The back-ends come first: the devices refer to them.
            "-object", $"memory-backend-file,id=ram,size={options.Megabytes}M,share={share},mem-path={Escape(memory.File)}",
            "-chardev", $"socket,id=agent,server=on,wait=off,path={Escape(folder.AgentSocket)}",
            "-chardev", $"file,id=console,path={Escape(folder.Console)}",
            .. Machine(options),
            "-serial", "chardev:console",
            "-qmp", $"unix:{Escape(folder.QmpSocket)},server=on,wait=off",
            "-kernel", boot.Kernel,
            "-initrd", boot.Initramfs,
            "-append", options.CommandLine,
            .. isIncoming ? (string[])["-incoming", "defer"] : [],
        ];
    }

    /// <summary>
    /// Arguments to boot the same machine once more without this process: nobody talks to the agent, the console is
    /// standard output, and the initramfs is still to be given.
    /// </summary>
    /// <param name="options">The machine.</param>
    /// <param name="kernel">Path of the kernel.</param>
    public static IReadOnlyList<string> ForRepetition(MachineOptions options, string kernel) =>
    [
        "-object", $"memory-backend-ram,id=ram,size={options.Megabytes}M",
        "-chardev", "null,id=agent",
        .. Machine(options),
        "-serial", "stdio",
        "-kernel", kernel,
        "-append", options.CommandLine,
    ];

    /// <summary>
    /// The same for a machine of which QEMU records all that comes from outside: one processor that is emulated, and no
    /// port of the agent, with which a recording cannot be gone back in (QEMU 7.2 stands still then).
    /// </summary>
    /// <inheritdoc cref="ForRepetition"/>
    public static IReadOnlyList<string> ForRecording(MachineOptions options, string kernel) =>
    [
        "-object", $"memory-backend-ram,id=ram,size={options.Megabytes}M",
        .. Board(options),
        "-accel", "tcg,thread=single",
        "-cpu", options.EmulatedProcessor,
        "-smp", "1",
        "-serial", "stdio",
        "-kernel", kernel,
        "-append", options.CommandLine,
    ];

    private static IReadOnlyList<string> Board(MachineOptions options) =>
    [
        "-nodefaults", "-no-user-config", "-display", "none", "-no-reboot",
        "-machine", "pc,memory-backend=ram,vmport=off",
        "-m", $"{options.Megabytes}",
    ];

    // A comma ends an option's value, so one that is meant is written twice.
    private static string Escape(string value) => value.Replace(",", ",,");
}
