using Vimc.Harness.Failures;

namespace Vimc.Harness.Image;

/// <summary>Finds the shared libraries programs need, by reading them rather than by running anything.</summary>
internal sealed class LibraryClosure
{
    private const string MainFolder = "/usr/lib/x86_64-linux-gnu";

    private static readonly string[] Folders =
        [MainFolder, "/usr/lib64", "/usr/lib", $"{MainFolder}/systemd", "/usr/lib/systemd"];

    private readonly string _root;

    /// <param name="root">The unpacked suite.</param>
    public LibraryClosure(string root) => _root = root;

    /// <summary>Paths in the root of all libraries and loaders the given files need, in ordinal order.</summary>
    /// <exception cref="HarnessException">A library is missing.</exception>
    public IReadOnlyCollection<string> Of(IEnumerable<string> files)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(files);
        while (open.TryPop(out var file))
        {
            var elf = new ElfFile(File.ReadAllBytes(_root + file));
            foreach (var name in elf.Needed)
            {
                var library = TryFind(name) ?? throw new HarnessException($"'{file}' needs '{name}', which the suite lacks");
                if (found.Add(library))
                    open.Push(library);
            }
            if (elf.Interpreter is { } loader)
                found.Add(loader.StartsWith("/lib", StringComparison.Ordinal) ? $"/usr{loader}" : loader);
        }
        return found;
    }

    /// <summary>Path of a library in the root, or null.</summary>
    public string? TryFind(string name) =>
        Folders.Concat(Subfolders()).Select(folder => $"{folder}/{name}").FirstOrDefault(path => File.Exists(_root + path));

    /// <summary>
    /// Where the loader of a guest finds a library. Some are in folders of their own: a maintainer script would have
    /// chosen among several of the same name.
    /// </summary>
    public static string PlaceInGuest(string library) =>
        Path.GetDirectoryName(Path.GetDirectoryName(library)) == MainFolder
            ? $"{MainFolder}/{Path.GetFileName(library)}"
            : library;

    private IEnumerable<string> Subfolders() =>
        Directory.Exists(_root + MainFolder)
            ? Directory.EnumerateDirectories(_root + MainFolder)
                .Select(folder => folder[_root.Length..])
                .Order(StringComparer.Ordinal)
            : [];
}
