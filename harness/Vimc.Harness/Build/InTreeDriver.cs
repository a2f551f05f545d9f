using Vimc.Harness.Failures;
using Vimc.Harness.Host;
using Vimc.Harness.Kernels;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Build;

/// <summary>
/// The driver of the kernel itself, as a tree that builds out of it. Its sources come from the kernel source package
/// of the suite, or from the tree of a developer, when somebody compares with it, and live in the cache only.
/// </summary>
internal sealed class InTreeDriver
{
    private const string FolderInSource = "drivers/media/test-drivers/vimc";

    private readonly HarnessCache _cache;

    public InTreeDriver(HarnessCache cache) => _cache = cache;

    /// <summary>A driver tree, made if the cache does not have it.</summary>
    /// <exception cref="HarnessException">The kernel's source has no such driver.</exception>
    public async Task<string> PrepareAsync(
        PreparedTarget target, IProgress<ProgressNote>? progress, CancellationToken cancellation)
    {
        var tree = Path.Combine(_cache.Root, "in-tree", $"{target.Target.Name}-{target.Key}");
        using var held = await FileLock.AcquireAsync($"{tree}.lock", null, cancellation);
        if (Directory.Exists(tree))
            return tree;

        var source = target.Kernel?.SourceFolder
            ?? (await new KernelSourceStore(_cache).PrepareAsync(target, progress, cancellation)).Folder;
        var folder = Path.Combine(source, FolderInSource);
        if (!Directory.Exists(folder))
            throw new HarnessException($"the kernel source in '{source}' has no {FolderInSource}");

        var fresh = $"{tree}.new";
        TreeRemover.Remove(fresh);
        Directory.CreateDirectory(fresh);
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".c" or ".h"))
            File.Copy(file, Path.Combine(fresh, Path.GetFileName(file)));
        await File.WriteAllTextAsync(Path.Combine(fresh, "Kbuild"), Kbuild(fresh), cancellation);
        Directory.Move(fresh, tree);
        return tree;
    }

    // The kernel's own Makefile asks a configuration that says no.
    private static string Kbuild(string tree)
    {
        var objects = Directory.EnumerateFiles(tree, "*.c")
            .Select(file => Path.GetFileNameWithoutExtension(file) + ".o")
            .Order(StringComparer.Ordinal);
        return $"obj-m := vimc.o\nvimc-y := {string.Join(' ', objects)}\n";
    }
}
