using System.Text;
using Vimc.Harness.Failures;
using Vimc.Harness.Host;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Build;

/// <summary>
/// Builds a driver tree with the compiler and the headers of a target, in the cache, so that the tree itself stays
/// clean. What was built before from the same sources is not built again; what changed a little is built a little.
/// </summary>
public sealed class ModuleBuilder
{
    private readonly HarnessCache _cache;

    /// <summary>Creates a builder that works in a cache.</summary>
    public ModuleBuilder(HarnessCache cache) => _cache = cache;

    /// <summary>Builds the one module of a tree.</summary>
    /// <param name="target">What to build for.</param>
    /// <param name="driverTree">Folder with a <c>Kbuild</c> file.</param>
    /// <param name="progress">Gets a note when there is something to wait for.</param>
    /// <param name="cancellation">Ends the build.</param>
    /// <exception cref="ModuleBuildException">It does not compile; the message is the compiler's output.</exception>
    /// <exception cref="HarnessException">The tree is none, or the tools of the target cannot be run.</exception>
    public async Task<BuiltModule> BuildAsync(
        PreparedTarget target, string driverTree, IProgress<ProgressNote>? progress, CancellationToken cancellation)
    {
        var tree = DriverTree.Read(driverTree);
        using var keyHash = new ContentHash();
        using var placeHash = new ContentHash();
        var key = keyHash.Add(target.Key).Add(tree.ContentKey()).ToKey();
        var place = placeHash.Add(tree.Folder).ToKey();
        var work = Path.Combine(_cache.Builds, $"{target.Target.Name}-{target.Key}", place);
        var output = Path.Combine(work, "out", key);

        using var held = await FileLock.AcquireAsync(
            $"{work}.lock",
            () => progress?.Report(new ProgressNote("build", "waiting for another build of this tree")),
            cancellation);
        if (!Directory.Exists(output))
        {
            progress?.Report(new ProgressNote("build", $"compiling {tree.Files.Count} files"));
            await CompileAsync(target, tree, work, output, cancellation);
        }
        Directory.SetLastWriteTimeUtc(output, DateTime.UtcNow);
        CacheEviction.KeepNewest(Path.Combine(work, "out"), 5);

        return Describe(target, output, key);
    }

    private static async Task CompileAsync(
        PreparedTarget target, DriverTree tree, string work, string output, CancellationToken cancellation)
    {
        var sources = Path.Combine(work, "src");
        Directory.CreateDirectory(sources);
        tree.CopyTo(sources);
        foreach (var old in Directory.GetFiles(sources, "*.ko"))
            File.Delete(old);

        var make = target.Compiler.Command(
            sources, $"make {target.KbuildArguments} M={SuiteRoot.BuildInRoot} -j{Environment.ProcessorCount} modules");
        var (exitCode, _, log) = await make.TryRunAsync(cancellation);
        if (exitCode != 0)
            throw new ModuleBuildException(Explain(log, tree.Folder));
        if (Directory.GetFiles(sources, "*.ko") is not [var module])
            throw new ModuleBuildException($"'{tree.Folder}' must build exactly one module\n{Explain(log, tree.Folder)}");

        var name = Path.GetFileNameWithoutExtension(module);
        await target.Compiler
            .Command(sources, $"strip --strip-debug -o {name}.stripped {name}.ko")
            .RunAsync(cancellation);

        // The folder appears with both files in it or not at all.
        var fresh = $"{output}.new";
        TreeRemover.Remove(fresh);
        Directory.CreateDirectory(fresh);
        File.Move(Path.Combine(sources, $"{name}.stripped"), Path.Combine(fresh, $"{name}.ko"));
        File.Copy(module, Path.Combine(fresh, $"{name}.ko.debug"));
        await File.WriteAllTextAsync(Path.Combine(fresh, "build.log"), log, cancellation);
        Directory.Move(fresh, output);
    }

    private static BuiltModule Describe(PreparedTarget target, string output, string key)
    {
        var file = Directory.GetFiles(output, "*.ko").Single();
        var info = ModuleInfo.Read(File.ReadAllBytes(file));
        if (info.KernelRelease != target.KernelRelease)
        {
            throw new HarnessException(
                $"'{file}' was built for kernel {info.KernelRelease}, the target has {target.KernelRelease}");
        }
        var name = Path.GetFileNameWithoutExtension(file);
        return new BuiltModule(name, file, $"{file}.debug", info.Dependencies, key);
    }

    /// <summary>The compiler's words with paths that exist here, and without what kbuild says each time.</summary>
    internal static string Explain(string log, string folder)
    {
        var explained = new StringBuilder();
        foreach (var line in log.TrimEnd('\n').Split('\n'))
        {
            var isChatter = line.StartsWith("  CC ", StringComparison.Ordinal)
                || line.StartsWith("make: Entering", StringComparison.Ordinal)
                || line.StartsWith("make: Leaving", StringComparison.Ordinal);
            if (!isChatter)
                explained.Append(line.Replace($"{SuiteRoot.BuildInRoot}/", $"{folder}/")).Append('\n');
        }
        return explained.ToString().TrimEnd('\n');
    }
}
