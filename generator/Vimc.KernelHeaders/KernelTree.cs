namespace Vimc.KernelHeaders;

/// <summary>Headers of a kernel, ready to build modules against.</summary>
/// <param name="Folder">Absolute path, as <c>make -C</c> takes it; inside <paramref name="Root"/> if that is set.</param>
/// <param name="Root">The unpacked suite the headers and their compiler belong to; null for this host.</param>
public sealed record KernelTree(string Folder, string? Root = null)
{
    /// <summary>The path on this host of what is called <paramref name="path"/> where kbuild runs.</summary>
    internal string OnHost(string path) => Root is null ? path : Root + path;
}
