using Vimc.Harness.Build;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Kernels;

/// <summary>A kernel that was built from a suite's source.</summary>
/// <param name="Source">What it was built from; its home holds the kernel too.</param>
/// <param name="Name">Its folder in that home.</param>
/// <param name="Release">As <c>uname -r</c> says it in the guest.</param>
/// <param name="Key">Changes whenever the kernel may differ.</param>
internal sealed record BuiltKernel(KernelSource Source, string Name, string Release, string Key)
    : SubstituteKernel(Release, Key)
{
    /// <inheritdoc/>
    public override string Vmlinux => Path.Combine(Source.Home, Name, "vmlinux");

    /// <inheritdoc/>
    public override string Modules => Path.Combine(Source.Home, Name, "lib/modules", Release);

    /// <inheritdoc/>
    public override string Configuration => File.ReadAllText(Path.Combine(Source.Home, Name, "objects", ".config"));

    /// <inheritdoc/>
    public override IModuleCompiler Compiler => Source.Compiler;

    /// <inheritdoc/>
    public override string KbuildArguments => $"-C {SuiteRoot.KernelInRoot}/{Name}/objects";
}
