using System.Text.RegularExpressions;
using Vimc.Harness.Failures;
using Vimc.Harness.Image;

namespace Vimc.Harness.Kernels;

/// <summary>A kernel tree that a developer built: the top of the source, or the folder that <c>O=</c> named.</summary>
internal sealed partial class KernelTree
{
    private const string ReleaseFile = "include/generated/utsrelease.h";

    private KernelTree(string folder)
    {
        Folder = folder;
        Configuration = File.ReadAllText(Path.Combine(folder, ".config"));
        Release = ReleaseText().Match(File.ReadAllText(Path.Combine(folder, ReleaseFile))).Groups[1].Value;
    }

    /// <summary>Absolute path.</summary>
    public string Folder { get; }

    /// <summary>As <c>uname -r</c> says it in the guest.</summary>
    public string Release { get; }

    /// <summary>The top of the source, which is elsewhere where the tree was built with <c>O=</c>.</summary>
    public string Source => Directory.Exists(PathOf("source")) ? PathOf("source") : Folder;

    /// <summary>Whether clang compiled it; modules have to be compiled by the same.</summary>
    public bool IsBuiltByClang => Configuration.Contains("\nCONFIG_CC_IS_CLANG=y\n", StringComparison.Ordinal);

    /// <summary>Text of its <c>.config</c>.</summary>
    public string Configuration { get; }

    /// <summary>The newer of the two images that a build leaves: make vmlinux leaves an old bzImage behind.</summary>
    public string Image => Images.MaxBy(File.GetLastWriteTimeUtc)!;

    private IEnumerable<string> Images =>
        new[] { PathOf("arch/x86/boot/bzImage"), PathOf("vmlinux") }.Where(File.Exists);

    /// <summary>Opens a tree.</summary>
    /// <param name="folder">Where it is.</param>
    /// <exception cref="HarnessException">There is none, or it is not built; the message says what is missing.</exception>
    public static KernelTree Open(string folder)
    {
        var full = Path.GetFullPath(folder);
        if (!File.Exists(Path.Combine(full, ".config")))
            throw new HarnessException($"'{folder}' is no kernel tree: it has no .config");
        var missing = new[] { ReleaseFile, "Module.symvers", "modules.order", "modules.builtin" }
            .Where(file => !File.Exists(Path.Combine(full, file)))
            .ToList();
        if (missing.Count > 0)
            throw NotBuilt(folder, string.Join(", ", missing));

        var tree = new KernelTree(full);
        return tree.Images.Any() ? tree : throw NotBuilt(folder, "vmlinux and arch/x86/boot/bzImage");
    }

    /// <summary>The absolute path of something in it.</summary>
    public string PathOf(string relative) => Path.Combine(Folder, relative);

    /// <summary>Its modules, as paths below it, by the names the kernel knows them by.</summary>
    public IReadOnlyDictionary<string, string> FindModules() =>
        File.ReadLines(PathOf("modules.order"))
            .Select(line => Path.ChangeExtension(line.Trim(), ".ko"))
            .Where(path => File.Exists(PathOf(path)))
            .DistinctBy(ModuleIndex.NameOf)
            .ToDictionary(ModuleIndex.NameOf, path => path, StringComparer.Ordinal);

    /// <summary>Names of what would be a module if it were not part of the kernel.</summary>
    public IReadOnlySet<string> FindBuiltIn() =>
        File.ReadLines(PathOf("modules.builtin")).Select(ModuleIndex.NameOf).ToHashSet();

    private static HarnessException NotBuilt(string folder, string missing) =>
        new($"the kernel tree '{folder}' is not built: it has no {missing}; 'make -C {folder} -j{Environment.ProcessorCount}' builds it");

    [GeneratedRegex("UTS_RELEASE \"([^\"]+)\"")]
    private static partial Regex ReleaseText();
}
