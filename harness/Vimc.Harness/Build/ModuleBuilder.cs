using System.Text;
using Vimc.Harness.Failures;
using Vimc.Harness.Host;
using Vimc.Harness.Qemu;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Build;

/// <summary>
/// Builds a driver tree with the compiler and the headers of a target, in the cache, so that the tree itself stays
/// clean. What was built before from the same sources is not built again; what changed a little is built a little.
/// </summary>
public sealed class ModuleBuilder
{
    private const string NotesFolder = "notes";

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
    public Task<BuiltModule> BuildAsync(
        PreparedTarget target, string driverTree, IProgress<ProgressNote>? progress, CancellationToken cancellation) =>
        BuildAsync(target, driverTree, false, progress, cancellation);

    /// <summary>The same, with code that counts how often each line is run; it is slower.</summary>
    /// <exception cref="HarnessException">The kernel has no place for the counts; the message says which one has.</exception>
    /// <inheritdoc cref="BuildAsync(PreparedTarget, string, IProgress{ProgressNote}?, CancellationToken)"/>
    public Task<BuiltModule> BuildCountingAsync(
        PreparedTarget target, string driverTree, IProgress<ProgressNote>? progress, CancellationToken cancellation) =>
        target.CanCountLines
            ? BuildAsync(target, driverTree, true, progress, cancellation)
            : throw new HarnessException(
                $"the kernel {target.KernelRelease} has no CONFIG_GCOV_KERNEL, so its modules cannot count lines; "
                + $"that of the flavour {GuestFlavour.Coverage.Name()} has it");

    private async Task<BuiltModule> BuildAsync(
        PreparedTarget target,
        string driverTree,
        bool countsLines,
        IProgress<ProgressNote>? progress,
        CancellationToken cancellation)
    {
        var tree = DriverTree.Read(driverTree);
        var key = KeyOf(countsLines, target.Key, tree.ContentKey());
        var place = KeyOf(countsLines, tree.Folder);
        var work = Path.Combine(_cache.Builds, $"{target.Target.Name}-{target.Key}", place);
        var output = Path.Combine(work, "out", key);

        using var held = await FileLock.AcquireAsync(
            $"{work}.lock",
            () => progress?.Report(new ProgressNote("build", "waiting for another build of this tree")),
            cancellation);
        if (!Directory.Exists(output))
        {
            progress?.Report(new ProgressNote("build", $"compiling {tree.Files.Count} files"));
            await CompileAsync(target, tree, countsLines, work, output, cancellation);
        }
        Directory.SetLastWriteTimeUtc(output, DateTime.UtcNow);
        CacheEviction.KeepNewest(Path.Combine(work, "out"), 5);

        return Describe(target, output, key);
    }

    private static string KeyOf(bool countsLines, params ReadOnlySpan<string> parts)
    {
        using var hash = new ContentHash();
        foreach (var part in parts)
            hash.Add(part);
        if (countsLines)
            hash.Add("counts lines");
        return hash.ToKey();
    }

    private static async Task CompileAsync(
        PreparedTarget target,
        DriverTree tree,
        bool countsLines,
        string work,
        string output,
        CancellationToken cancellation)
    {
        var sources = Path.Combine(work, "src");
        Directory.CreateDirectory(sources);
        tree.CopyTo(sources);
        foreach (var old in Directory.GetFiles(sources, "*.ko"))
            File.Delete(old);

        var make = target.Compiler.Command(
            sources,
            $"make {target.KbuildArguments(countsLines)} M=\"$PWD\" -j{Environment.ProcessorCount} modules");
        var (exitCode, _, log) = await make.TryRunAsync(cancellation);
        var inside = target.Compiler.PathInside(sources);
        if (exitCode != 0)
            throw new ModuleBuildException(Explain(log, inside, tree.Folder));
        if (Directory.GetFiles(sources, "*.ko") is not [var module])
        {
            throw new ModuleBuildException(
                $"'{tree.Folder}' must build exactly one module\n{Explain(log, inside, tree.Folder)}");
        }

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
        if (countsLines)
            CopyNotes(tree, sources, Path.Combine(fresh, NotesFolder));
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
        var notes = Path.Combine(output, NotesFolder);
        return new BuiltModule(name, file, $"{file}.debug", info.Dependencies, key)
        {
            Notes = Directory.Exists(notes) ? notes : null,
        };
    }

    // With the sources, which may change before the notes are read. Notes of a file that is gone stay behind.
    private static void CopyNotes(DriverTree tree, string sources, string folder)
    {
        tree.CopyTo(folder);
        foreach (var path in tree.Files.Keys)
        {
            var notes = Path.ChangeExtension(path, ".gcno");
            if (Path.GetExtension(path) == ".c" && File.Exists(Path.Combine(sources, notes)))
                File.Copy(Path.Combine(sources, notes), Path.Combine(folder, notes));
        }
    }

    /// <summary>The compiler's words with paths that exist here, and without what kbuild says each time.</summary>
    /// <param name="log">Both outputs of make.</param>
    /// <param name="inside">Where the compiler saw the sources.</param>
    /// <param name="folder">Where they are.</param>
    internal static string Explain(string log, string inside, string folder)
    {
        var explained = new StringBuilder();
        foreach (var line in log.TrimEnd('\n').Split('\n'))
        {
            var isChatter = line.StartsWith("  CC ", StringComparison.Ordinal)
                || line.StartsWith("make: Entering", StringComparison.Ordinal)
                || line.StartsWith("make: Leaving", StringComparison.Ordinal);
            if (!isChatter)
                explained.Append(line.Replace($"{inside}/", $"{folder}/")).Append('\n');
        }
        return explained.ToString().TrimEnd('\n');
    }
}
