namespace Vimc.Harness.Host;

/// <summary>Keeps a part of the cache from growing for ever.</summary>
internal static class CacheEviction
{
    /// <summary>Deletes all but the newest entries (files or folders) of a folder.</summary>
    /// <param name="folder">Its direct children are the entries; hidden ones and locks do not count.</param>
    /// <param name="count">How many stay.</param>
    public static void KeepNewest(string folder, int count)
    {
        var entries = new DirectoryInfo(folder).EnumerateFileSystemInfos()
            .Where(entry => !entry.Name.StartsWith('.') && entry.Extension != ".lock")
            .OrderByDescending(entry => entry.LastWriteTimeUtc)
            .Skip(count);
        foreach (var entry in entries)
        {
            if (entry is DirectoryInfo)
                TreeRemover.Remove(entry.FullName);
            else
                entry.Delete();
        }
    }
}
