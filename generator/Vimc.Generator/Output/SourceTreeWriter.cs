using Vimc.Generator.Views;

namespace Vimc.Generator.Output;

/// <summary>
/// Brings a directory up to date: writes what differs, so that unchanged files keep their times and make has nothing
/// to rebuild, and deletes what is no longer generated, but only files that carry our banner.
/// </summary>
/// <param name="directory">Where <paramref name="files"/> belong.</param>
/// <param name="files">Everything that belongs there.</param>
internal sealed class SourceTreeWriter(string directory, IReadOnlyList<GeneratedFile> files)
{
    // The banner is in the first comment of a file, whose lines are at most 80 columns.
    private const int BannerReach = 1024;

    /// <summary>Whether the file at <paramref name="path"/> exists and says that it is generated.</summary>
    public static bool HasBanner(string path)
    {
        if (!File.Exists(path))
            return false;

        using var reader = new StreamReader(path);
        var head = new char[BannerReach];
        var length = reader.ReadBlock(head);
        return head.AsSpan(0, length).IndexOf(Banner.Mark) >= 0;
    }

    /// <summary>How the directory differs from what it should hold, in ordinal order of the paths.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public IReadOnlyList<FileChange> Compare()
    {
        var wanted = files.ToDictionary(file => PathOf(file.Path));
        var changes = wanted
            .Select(file => new FileChange(file.Key, KindOf(file.Key, file.Value)))
            .Where(change => change.Kind != FileChangeKind.None);
        var folders = wanted.Keys.Select(path => Path.GetDirectoryName(path)!).Distinct().Where(Directory.Exists);
        var stale = folders
            .SelectMany(Directory.EnumerateFiles)
            .Where(path => !wanted.ContainsKey(path) && HasBanner(path))
            .Select(path => new FileChange(path, FileChangeKind.Stale));
        return [.. changes.Concat(stale).OrderBy(change => change.Path, StringComparer.Ordinal)];
    }

    /// <summary>Makes the changes, and returns them.</summary>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, for want of permission.</exception>
    public IReadOnlyList<FileChange> Write()
    {
        var texts = files.ToDictionary(file => PathOf(file.Path), file => file.Text);
        var changes = Compare();
        foreach (var (path, kind) in changes)
        {
            if (kind == FileChangeKind.Stale)
                File.Delete(path);
            else
                Replace(path, texts[path]);
        }

        return changes;
    }

    private static FileChangeKind KindOf(string path, GeneratedFile file)
    {
        if (!File.Exists(path))
            return FileChangeKind.Missing;
        return File.ReadAllText(path) == file.Text ? FileChangeKind.None : FileChangeKind.Different;
    }

    // A run that is cut short leaves the old file or the new one, never half of it.
    private static void Replace(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = path + ".new";
        File.WriteAllText(draft, text);
        File.Move(draft, path, overwrite: true);
    }

    private string PathOf(string path) => Path.Combine(directory, path);
}
