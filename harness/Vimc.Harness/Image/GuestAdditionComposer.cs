using Vimc.Harness.Failures;

namespace Vimc.Harness.Image;

/// <summary>Puts an addition into an archive.</summary>
internal sealed class GuestAdditionComposer
{
    private const uint Executable = 0x1ed;

    private readonly string _root;
    private readonly CpioWriter _archive;

    /// <param name="root">The unpacked packages.</param>
    /// <param name="archive">Where everything goes.</param>
    public GuestAdditionComposer(string root, CpioWriter archive)
    {
        _root = root;
        _archive = archive;
    }

    /// <summary>Writes all files, always in the same order.</summary>
    /// <exception cref="HarnessException">The packages do not hold what is asked for.</exception>
    public void Compose(GuestAddition addition)
    {
        var files = addition.Files.SelectMany(Expand).Distinct().Order(StringComparer.Ordinal).ToArray();
        foreach (var file in files)
            _archive.AddFile(file, File.ReadAllBytes(_root + file), Executable);

        var libraries = new LibraryClosure(_root).Of(files.Where(IsElf));
        foreach (var library in libraries.Except(files))
            _archive.AddFile(LibraryClosure.PlaceInGuest(library), File.ReadAllBytes(_root + library), Executable);
    }

    private IEnumerable<string> Expand(string path)
    {
        if (path.Contains('*'))
            return FilesIn(Path.GetDirectoryName(path)!, Path.GetFileName(path), SearchOption.TopDirectoryOnly);
        if (!Path.Exists(_root + path))
            throw new HarnessException($"none of the packages has '{path}'");
        return path.EndsWith('/') ? FilesIn(path, "*", SearchOption.AllDirectories) : [path];
    }

    private IEnumerable<string> FilesIn(string folder, string pattern, SearchOption option) =>
        Directory.Exists(_root + folder)
            ? Directory.EnumerateFiles(_root + folder, pattern, option).Select(file => file[_root.Length..])
            : [];

    private bool IsElf(string path)
    {
        var start = new byte[4];
        using var file = File.OpenRead(_root + path);
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && ElfFile.IsElf(start);
    }
}
