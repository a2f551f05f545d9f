using Vimc.Harness.Build;
using Vimc.Harness.Kernels;

namespace Vimc.Harness.Targets;

/// <summary>A target that is ready for use, in the cache folder.</summary>
/// <param name="Target">What it was made from.</param>
/// <param name="Folder">Absolute path; holds <c>root</c>, <c>vmlinux</c> and <c>target.json</c>.</param>
/// <param name="KernelRelease">As <c>uname -r</c> says it in the guest.</param>
/// <param name="Key">Changes whenever the content may differ.</param>
public sealed record PreparedTarget(Target Target, string Folder, string KernelRelease, string Key)
{
    // Two processors may count at a time. The compiler marks what counts, and what is counted, by the time of day
    // unless it has a seed: a module that is built again could not be told from another one.
    private const string CountLines = "GCOV_PROFILE=y KCFLAGS='-g -fprofile-update=prefer-atomic -frandom-seed=vimc'";

    /// <summary>The unpacked suite: packages extracted, none of them configured.</summary>
    public string Root => Path.Combine(Folder, "root");

    /// <summary>Changes whenever the suite may differ, whatever kernel takes the place of its own.</summary>
    internal string SuiteKey { get; private init; } = Key;

    /// <summary>A kernel that takes the place of the suite's own; null for that.</summary>
    internal SubstituteKernel? Kernel { get; private init; }

    /// <summary>The kernel as an ELF file, ready to be entered by PVH.</summary>
    public string Vmlinux => Kernel?.Vmlinux ?? Path.Combine(Folder, "vmlinux");

    /// <summary>Folder of its modules: what <c>/lib/modules</c> has for this release.</summary>
    public string Modules => Kernel?.Modules ?? Path.Combine(Root, "usr/lib/modules", KernelRelease);

    /// <summary>What compiles modules for it.</summary>
    internal IModuleCompiler Compiler => Kernel?.Compiler ?? new SuiteRoot(Root);

    /// <summary>Arguments of make, for <see cref="Compiler"/>, that name the kernel to build a module for.</summary>
    /// <param name="countsLines">Whether the module is to count how often each of its lines is run.</param>
    internal string KbuildArguments(bool countsLines) => Kernel is null
        ? $"-C /usr/src/linux-headers-{KernelRelease}"
        : $"{Kernel.KbuildArguments} {(countsLines ? CountLines : "KCFLAGS=-g")}";

    /// <summary>Whether modules for its kernel can count how often their lines are run.</summary>
    internal bool CanCountLines => Kernel?.Configuration.Split('\n').Contains("CONFIG_GCOV_KERNEL=y") == true;

    /// <summary>The versions of its packages, by name; empty if it was prepared before they were noted.</summary>
    public IReadOnlyDictionary<string, string> ReadPackages() => TargetPackages.Read(Root);

    /// <summary>The same suite with another kernel.</summary>
    internal PreparedTarget With(SubstituteKernel kernel) => this with
    {
        Kernel = kernel,
        KernelRelease = kernel.Release,
        Key = $"{Key}-{kernel.Key}",
    };
}
