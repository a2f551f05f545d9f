namespace Vimc.Harness.Tests;

/// <summary>Finds test data in the sources, so that adding a case takes no build.</summary>
internal static class RepositoryFolder
{
    /// <summary>The path of a folder of this project, from the folder the tests run in upwards.</summary>
    /// <exception cref="DirectoryNotFoundException">The tests do not run inside the repository.</exception>
    public static string OfTests(params string[] parts)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Vimc.Tools.sln")))
                return Path.Combine([folder.FullName, "tests", "Vimc.Harness.Tests", .. parts]);
        }

        throw new DirectoryNotFoundException($"no Vimc.Tools.sln above {AppContext.BaseDirectory}");
    }
}
