namespace Vimc.Repository.Tests;

/// <summary>Where this repository is.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

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
