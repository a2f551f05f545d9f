namespace Vimc.Harness.Qemu;

/// <summary>The file that is the guest's memory.</summary>
/// <param name="File">Absolute path; created sparse if missing.</param>
/// <param name="IsShared">
/// True: the guest writes into the file, which then can become a template. False: it starts from the file and keeps
/// its own writes to itself.
/// </param>
internal sealed record MemoryBacking(string File, bool IsShared);
