namespace Vimc.Generator.Tests;

/// <summary>Where the files of this repository are, for tests that read them where they are kept.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The path of a file by its <paramref name="parts"/> below <see cref="Root"/>.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The path of a shipped topology.</summary>
    public static string TopologyPath(string name) => PathOf("generator", "topologies", name + ".yaml");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Vimc.Tools.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"no Vimc.Tools.sln in or above {AppContext.BaseDirectory}");
    }
}
