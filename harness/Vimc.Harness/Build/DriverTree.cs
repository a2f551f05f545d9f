using Vimc.Harness.Failures;
using Vimc.Harness.Host;

namespace Vimc.Harness.Build;

/// <summary>
/// The sources of an out-of-tree module: a folder with a <c>Kbuild</c> file, be it this repository or a tree that
/// <c>vimc-gen emit</c> wrote. It is only ever read.
/// </summary>
internal sealed class DriverTree
{
    // Rooms of the repository that no C is compiled from, and what others build in.
    private static readonly HashSet<string> NotSources =
        ["out", "bin", "obj", "generator", "harness", "tests", "debian", "TestResults"];

    private static readonly HashSet<string> SourceExtensions = [".c", ".h", ".S", ".mk", ".lds"];

    private static readonly HashSet<string> SourceNames = ["Kbuild", "Makefile", "Kconfig"];

    private DriverTree(string folder, SortedDictionary<string, byte[]> files)
    {
        Folder = folder;
        Files = files;
    }

    /// <summary>Absolute path.</summary>
    public string Folder { get; }

    /// <summary>Contents by path relative to <see cref="Folder"/>, in ordinal order.</summary>
    public SortedDictionary<string, byte[]> Files { get; }

    /// <summary>Reads the sources.</summary>
    /// <exception cref="HarnessException">The folder is missing or has no <c>Kbuild</c>.</exception>
    public static DriverTree Read(string folder)
    {
        var root = Path.GetFullPath(folder);
        if (!Directory.Exists(root))
            throw new HarnessException($"driver tree '{folder}' does not exist");
        if (!File.Exists(Path.Combine(root, "Kbuild")))
            throw new HarnessException($"'{folder}' is not a driver tree: it has no Kbuild file");

        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        Collect(root, root, files);
        // kbuild prefers Kbuild; a Makefile beside it is for people and must not force rebuilds.
        files.Remove("Makefile");
        return new DriverTree(root, files);
    }

    /// <summary>Key of all contents.</summary>
    public string ContentKey()
    {
        using var hash = new ContentHash();
        foreach (var (path, content) in Files)
            hash.Add(path).Add(content);
        return hash.ToKey();
    }

    /// <summary>Makes a folder hold these sources; files that are the same keep their time, so make stays lazy.</summary>
    public void CopyTo(string folder)
    {
        foreach (var (path, content) in Files)
        {
            var file = Path.Combine(folder, path);
            if (File.Exists(file) && File.ReadAllBytes(file).AsSpan().SequenceEqual(content))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }

        if (!Directory.Exists(folder))
            return;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(folder, file);
            if (IsSource(path) && !IsMadeByKbuild(path) && !Files.ContainsKey(path))
                File.Delete(file);
        }
    }

    private static void Collect(string root, string folder, SortedDictionary<string, byte[]> files)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            if (IsSource(file) && !IsMadeByKbuild(file))
                files.Add(Path.GetRelativePath(root, file), File.ReadAllBytes(file));
        }
        foreach (var child in Directory.EnumerateDirectories(folder))
        {
            var name = Path.GetFileName(child);
            if (!name.StartsWith('.') && !NotSources.Contains(name))
                Collect(root, child, files);
        }
    }

    private static bool IsSource(string path) =>
        SourceExtensions.Contains(Path.GetExtension(path)) || SourceNames.Contains(Path.GetFileName(path));

    private static bool IsMadeByKbuild(string path) => path.EndsWith(".mod.c", StringComparison.Ordinal);
}
