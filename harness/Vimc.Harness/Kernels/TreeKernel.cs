using Vimc.Harness.Build;
using Vimc.Harness.Host;

namespace Vimc.Harness.Kernels;

/// <summary>The kernel of a tree that a developer built, as far as a guest needs it.</summary>
/// <param name="Tree">The tree.</param>
/// <param name="Folder">Folder of the cache with the kernel and its modules.</param>
/// <param name="Release">As <c>uname -r</c> says it in the guest.</param>
/// <param name="Key">Changes whenever the kernel may differ.</param>
internal sealed record TreeKernel(KernelTree Tree, string Folder, string Release, string Key)
    : SubstituteKernel(Release, Key)
{
    /// <inheritdoc/>
    public override string Vmlinux => VmlinuxIn(Folder);

    /// <inheritdoc/>
    public override string Modules => ModulesIn(Folder, Release);

    /// <inheritdoc/>
    public override string Configuration => Tree.Configuration;

    /// <inheritdoc/>
    public override IModuleCompiler Compiler { get; } = new HostCompiler();

    /// <inheritdoc/>
    public override string KbuildArguments =>
        $"-C {HostCommand.Quote(Tree.Folder)}" + (Tree.IsBuiltByClang ? " LLVM=1" : "");

    /// <inheritdoc/>
    public override string? SourceFolder => Tree.Source;

    internal static string VmlinuxIn(string folder) => Path.Combine(folder, "vmlinux");

    internal static string ModulesIn(string folder, string release) => Path.Combine(folder, "lib/modules", release);
}
