using Vimc.Harness.Build;

namespace Vimc.Harness.Kernels;

/// <summary>A kernel that takes the place of a suite's own.</summary>
/// <param name="Release">As <c>uname -r</c> says it in the guest.</param>
/// <param name="Key">Changes whenever the kernel may differ.</param>
internal abstract record SubstituteKernel(string Release, string Key)
{
    /// <summary>Path of the kernel as an ELF file, ready to be entered by PVH.</summary>
    public abstract string Vmlinux { get; }

    /// <summary>Folder of its modules, indexed by depmod.</summary>
    public abstract string Modules { get; }

    /// <summary>Text of the <c>.config</c> it was built with.</summary>
    public abstract string Configuration { get; }

    /// <summary>What compiles modules for it.</summary>
    public abstract IModuleCompiler Compiler { get; }

    /// <summary>Arguments of make, for <see cref="Compiler"/>, that name the kernel to build a module for.</summary>
    public abstract string KbuildArguments { get; }

    /// <summary>The top of its source on the host; null for the source of the suite.</summary>
    public virtual string? SourceFolder => null;
}
