namespace Vimc.Harness.Qemu;

/// <summary>What a machine boots.</summary>
/// <param name="Kernel">Path of an ELF kernel with a PVH entry.</param>
/// <param name="Initramfs">Path of a cpio archive.</param>
internal sealed record BootFiles(string Kernel, string Initramfs);
