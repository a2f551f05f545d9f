using Vimc.Harness.Build;
using Vimc.Harness.Failures;
using Vimc.Harness.Host;
using Vimc.Harness.Image;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Kernels;

/// <summary>
/// Takes from trees that developers built what guests need, kernel and modules, into the cache: a tree may be built
/// again while a guest made from it still runs.
/// </summary>
internal sealed class KernelTreeStore
{
    // Of each tree: what was built last, and what it is being compared with.
    private const int KeptBuilds = 3;

    private readonly HarnessCache _cache;

    /// <summary>Opens the store of a cache; nothing is created yet.</summary>
    public KernelTreeStore(HarnessCache cache) => _cache = cache;

    /// <summary>The target with the kernel of a tree.</summary>
    /// <param name="target">The suite as it was prepared.</param>
    /// <param name="folder">The tree.</param>
    /// <param name="progress">Gets a note when there is something to wait for.</param>
    /// <param name="cancellation">Ends the work and leaves nothing.</param>
    /// <exception cref="HarnessException">
    /// It is no tree that was built, or its configuration lacks what a guest needs; the message says what to do.
    /// </exception>
    public async Task<PreparedTarget> PrepareAsync(
        PreparedTarget target, string folder, IProgress<ProgressNote>? progress, CancellationToken cancellation)
    {
        var tree = KernelTree.Open(folder);
        GuestNeeds.Check(tree);

        using var hash = new ContentHash();
        var home = Path.Combine(_cache.Kernels, $"tree-{hash.Add(tree.Folder).ToKey()}");
        using var held = await FileLock.AcquireAsync($"{home}.lock", null, cancellation);
        progress?.Report(new ProgressNote("kernel tree", $"taking {tree.Release} from {tree.Folder}"));
        var work = Path.Combine(home, ".new");
        TreeRemover.Remove(work);
        Directory.CreateDirectory(work);
        try
        {
            await UnpackImageAsync(tree, TreeKernel.VmlinuxIn(work), cancellation);
            StageModules(tree, TreeKernel.ModulesIn(work, tree.Release));
            await new SuiteRoot(target.Root)
                .Command(work, $"depmod -b {SuiteRoot.BuildInRoot} {tree.Release}")
                .RunAsync(cancellation);
            return target.With(Keep(tree, home, work));
        }
        finally
        {
            TreeRemover.Remove(work);
        }
    }

    // Without debug information, which may be more than an array holds; the kernel is entered without it.
    private static async Task UnpackImageAsync(KernelTree tree, string vmlinux, CancellationToken cancellation)
    {
        var image = tree.Image;
        var isElf = Path.GetFileName(image) == "vmlinux";
        if (isElf)
            await new HostCommand("strip", ["--strip-debug", "-o", vmlinux, image]).RunAsync(cancellation);
        var bytes = await File.ReadAllBytesAsync(isElf ? vmlinux : image, cancellation);
        var kernel = await KernelUnpacker.UnpackAsync(bytes, cancellation);
        await File.WriteAllBytesAsync(vmlinux, kernel, cancellation);
    }

    // What the guest may load, as make modules_install would put it, which takes minutes where there are thousands.
    private static void StageModules(KernelTree tree, string stage)
    {
        var modules = tree.FindModules();
        var builtIn = tree.FindBuiltIn();
        var open = new Stack<string>(GuestContents.Modules.SelectMany(wanted => Expand(wanted, modules)));
        var staged = new SortedSet<string>(StringComparer.Ordinal);
        while (open.TryPop(out var name))
        {
            if (builtIn.Contains(name))
                continue;
            if (!modules.TryGetValue(name, out var path))
                throw new HarnessException($"'{tree.Folder}' has no module '{name}'; 'make modules' builds it");
            if (!staged.Add($"kernel/{path}"))
                continue;
            var file = Path.Combine(stage, "kernel", path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.Copy(tree.PathOf(path), file);
            foreach (var needed in ModuleInfo.Read(File.ReadAllBytes(file)).Dependencies)
                open.Push(ModuleIndex.NameOf(needed));
        }
        Directory.CreateDirectory(stage);
        foreach (var list in Directory.EnumerateFiles(tree.Folder, "modules.builtin*"))
            File.Copy(list, Path.Combine(stage, Path.GetFileName(list)));
        File.WriteAllLines(Path.Combine(stage, "modules.order"), staged);
    }

    private static IEnumerable<string> Expand(string wanted, IReadOnlyDictionary<string, string> modules) =>
        wanted.EndsWith('/')
            ? modules.Where(module => module.Value.StartsWith(wanted, StringComparison.Ordinal)).Select(module => module.Key)
            : [wanted];

    private static TreeKernel Keep(KernelTree tree, string home, string work)
    {
        using var hash = new ContentHash();
        hash.Add(tree.Folder).Add(tree.Release).Add(tree.Configuration);
        hash.Add(File.ReadAllBytes(tree.PathOf("Module.symvers")));
        var files = Directory.EnumerateFiles(work, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        foreach (var file in files)
            hash.Add(Path.GetRelativePath(work, file)).Add(File.ReadAllBytes(file));

        var key = hash.ToKey();
        var kept = Path.Combine(home, key);
        if (!Directory.Exists(kept))
            Directory.Move(work, kept);
        Directory.SetLastWriteTimeUtc(kept, DateTime.UtcNow);
        CacheEviction.KeepNewest(home, KeptBuilds);
        return new TreeKernel(tree, kept, tree.Release, key);
    }
}
