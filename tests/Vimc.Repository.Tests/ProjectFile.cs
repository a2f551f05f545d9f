using System.Xml.Linq;

namespace Vimc.Repository.Tests;

/// <summary>A <c>.csproj</c> of this repository, by what it refers to.</summary>
/// <param name="Path">From the root of the repository, with slashes.</param>
/// <param name="Packages">Names of packages.</param>
/// <param name="Projects">Paths like <paramref name="Path"/>.</param>
internal sealed record ProjectFile(string Path, IReadOnlyList<string> Packages, IReadOnlyList<string> Projects)
{
    /// <summary>All projects, in ordinal order.</summary>
    public static IReadOnlyList<ProjectFile> All { get; } =
    [
        .. Directory.EnumerateDirectories(Repository.Root)
            .Where(IsSource)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories))
            .Select(path => System.IO.Path.GetRelativePath(Repository.Root, path))
            .Order(StringComparer.Ordinal)
            .Select(Load),
    ];

    /// <summary>The folder it is in: <c>harness/Vimc.Harness</c>.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>The first folder of its path.</summary>
    public string Room => Path[..Path.IndexOf('/')];

    /// <summary>It and all it refers to, directly or not, by path.</summary>
    public IEnumerable<string> Closure() =>
        Projects.SelectMany(path => All.Single(project => project.Path == path).Closure()).Append(Path).Distinct();

    /// <inheritdoc/>
    public override string ToString() => Path;

    // What is built, and what is cached, may hold whole kernels.
    private static bool IsSource(string folder) =>
        System.IO.Path.GetFileName(folder) is var name && name != "out" && !name.StartsWith('.');

    private static ProjectFile Load(string path)
    {
        var document = XDocument.Load(System.IO.Path.Combine(Repository.Root, path));
        var folder = System.IO.Path.GetDirectoryName(path)!;
        return new ProjectFile(
            path,
            [.. Includes(document, "PackageReference")],
            [.. Includes(document, "ProjectReference").Select(reference => Resolve(folder, reference))]);
    }

    private static IEnumerable<string> Includes(XDocument document, string element) => document
        .Descendants(element)
        .Select(reference => reference.Attribute("Include")?.Value)
        .OfType<string>();

    private static string Resolve(string folder, string reference)
    {
        var path = System.IO.Path.Combine(Repository.Root, folder, reference.Replace('\\', '/'));
        return System.IO.Path.GetRelativePath(Repository.Root, System.IO.Path.GetFullPath(path));
    }
}
