namespace Vimc.Harness.Host;

/// <summary>Deletes folders of the cache, whatever an interrupted run has left in them.</summary>
internal static class TreeRemover
{
    /// <summary>Deletes a folder with everything below it; links are removed, never followed. Missing is fine.</summary>
    public static void Remove(string folder)
    {
        if (!Directory.Exists(folder))
            return;

        // Packages contain folders without write permission, which only root could empty.
        if (!Environment.IsPrivilegedProcess)
            MakeWritable(folder);
        Directory.Delete(folder, recursive: true);
    }

    private static void MakeWritable(string folder)
    {
        File.SetUnixFileMode(
            folder, File.GetUnixFileMode(folder) | UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var child in Directory.EnumerateDirectories(folder))
        {
            if (new DirectoryInfo(child).LinkTarget is null)
                MakeWritable(child);
        }
    }
}
