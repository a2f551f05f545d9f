using Vimc.Harness.Targets;

namespace Vimc.Harness.Kernels;

/// <summary>A kernel that was built from a suite's source.</summary>
/// <param name="Source">What it was built from; its home holds the kernel too.</param>
/// <param name="Name">Its folder in that home.</param>
/// <param name="Release">As <c>uname -r</c> says it in the guest.</param>
/// <param name="Key">Changes whenever the kernel may differ.</param>
public sealed record BuiltKernel(KernelSource Source, string Name, string Release, string Key)
{
    /// <summary>The kernel as an ELF file, ready to be entered by PVH.</summary>
    public string Vmlinux => Path.Combine(Source.Home, Name, "vmlinux");

    /// <summary>Folder of its modules, indexed by depmod.</summary>
    public string Modules => Path.Combine(Source.Home, Name, "lib/modules", Release);

    /// <summary>What it was configured with.</summary>
    public string Configuration => Path.Combine(Source.Home, Name, "objects", ".config");

    /// <summary>What of the build modules need, as a path inside <see cref="KernelSource.Compiler"/>.</summary>
    internal string ObjectsInRoot => $"{SuiteRoot.KernelInRoot}/{Name}/objects";
}
