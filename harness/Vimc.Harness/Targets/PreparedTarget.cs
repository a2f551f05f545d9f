namespace Vimc.Harness.Targets;

/// <summary>A target that is ready for use, in the cache folder.</summary>
/// <param name="Target">What it was made from.</param>
/// <param name="Folder">Absolute path; holds <c>root</c>, <c>vmlinux</c> and <c>target.json</c>.</param>
/// <param name="KernelRelease">As <c>uname -r</c> says it in the guest.</param>
/// <param name="Key">Changes whenever the content may differ.</param>
public sealed record PreparedTarget(Target Target, string Folder, string KernelRelease, string Key)
{
    /// <summary>The unpacked suite: packages extracted, none of them configured.</summary>
    public string Root => Path.Combine(Folder, "root");

    /// <summary>The kernel as an ELF file, ready to be entered by PVH.</summary>
    public string Vmlinux => Path.Combine(Folder, "vmlinux");

    /// <summary>Headers of the kernel, as a path inside <see cref="Root"/>.</summary>
    public string HeadersInRoot => $"/usr/src/linux-headers-{KernelRelease}";
}
