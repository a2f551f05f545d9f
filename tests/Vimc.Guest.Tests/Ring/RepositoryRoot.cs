namespace Vimc.Guest.Tests.Ring;

/// <summary>The clone these tests were built from.</summary>
internal static class RepositoryRoot
{
    private const string Marker = "Vimc.Tools.sln";

    /// <summary>Absolute path of the clone.</summary>
    public static string Path { get; } = Find();

    /// <summary>Absolute path of something in the clone.</summary>
    public static string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, Marker)))
                return folder.FullName;

        throw new InvalidOperationException($"no folder above '{AppContext.BaseDirectory}' holds {Marker}");
    }
}
