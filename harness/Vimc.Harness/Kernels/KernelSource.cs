using Vimc.Harness.Targets;

namespace Vimc.Harness.Kernels;

/// <summary>The kernel source of a suite, unpacked, beside a root with all that builds it.</summary>
/// <param name="Home">Absolute path of the folder that holds both, and the kernels built from them.</param>
/// <param name="Key">Changes whenever the source or the tools may differ.</param>
public sealed record KernelSource(string Home, string Key)
{
    internal const string FolderName = "source";

    /// <summary>The top of the source.</summary>
    public string Folder => Path.Combine(Home, FolderName);

    /// <summary>The same as a path inside <see cref="Compiler"/>.</summary>
    internal static string FolderInRoot => $"{SuiteRoot.KernelInRoot}/{FolderName}";

    /// <summary>What compiles it, with <see cref="Home"/> at hand.</summary>
    internal SuiteRoot Compiler => new(RootOf(Home), Home);

    internal static string RootOf(string home) => Path.Combine(home, "root");
}
