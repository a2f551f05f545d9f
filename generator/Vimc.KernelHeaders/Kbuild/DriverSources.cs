namespace Vimc.KernelHeaders.Kbuild;

/// <summary>
/// A copy of a driver's sources to run kbuild in: kbuild leaves files behind, and the tree itself is only read.
/// </summary>
internal sealed class DriverSources : IDisposable
{
    private static readonly string[] SourceFolders = [Path.Combine("kmod", "core"), Path.Combine("kmod", "generated")];

    private DriverSources(string folder) => Folder = folder;

    /// <summary>Absolute path of the copy.</summary>
    public string Folder { get; }

    /// <summary>The C files no topology changes, by path relative to <see cref="Folder"/>.</summary>
    public IReadOnlyList<string> CoreFiles =>
        [.. Directory.GetFiles(Path.Combine(Folder, SourceFolders[0]), "*.c")
            .Select(file => Path.GetRelativePath(Folder, file))
            .Order(StringComparer.Ordinal)];

    /// <summary>Copies what is needed of a driver tree.</summary>
    /// <exception cref="HeaderException">The folder holds no driver.</exception>
    public static DriverSources CopyOf(string tree)
    {
        if (!File.Exists(Path.Combine(tree, "Kbuild")))
            throw new HeaderException($"'{tree}' is not a driver tree: it has no Kbuild file");

        var copy = new DriverSources(Directory.CreateTempSubdirectory("vimc-facts-").FullName);
        File.Copy(Path.Combine(tree, "Kbuild"), Path.Combine(copy.Folder, "Kbuild"));
        foreach (var folder in SourceFolders)
        {
            var target = Directory.CreateDirectory(Path.Combine(copy.Folder, folder)).FullName;
            foreach (var file in Directory.GetFiles(Path.Combine(tree, folder)).Where(IsSource))
                File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }
        return copy;
    }

    private static bool IsSource(string file) => Path.GetExtension(file) is ".c" or ".h";

    /// <summary>Whether a path is one of these sources.</summary>
    public bool Has(string path) => path.StartsWith($"{Folder}/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
