using Vimc.Generator.Rendering;
using Vimc.Generator.Views;
using Vimc.Topology.Model;

namespace Vimc.Generator.Output;

/// <summary>A driver tree that builds on its own, laid out like this repository.</summary>
internal static class DriverTree
{
    /// <summary>The description in the tree, a copy of the one it was made from.</summary>
    public const string TopologyName = "topology.yaml";

    private const string Folder = "tree/";

    /// <summary>All files of the tree for <paramref name="topology"/>, in ordinal order.</summary>
    /// <param name="topology">What to build.</param>
    /// <param name="description">The text it was compiled from.</param>
    public static IReadOnlyList<GeneratedFile> Render(MediaTopology topology, string description)
    {
        var banner = new Banner(TopologyName, $"vimc-gen emit {TopologyName} --output .");
        IEnumerable<GeneratedFile> files =
        [
            .. EmbeddedFiles.NamesIn(Folder)
                .Select(name => new GeneratedFile(name[Folder.Length..], EmbeddedFiles.Read(name))),
            .. GeneratedSources.Render(topology, banner)
                .Select(file => file with { Path = "kmod/generated/" + file.Path }),
            new("Makefile", TemplateRenderer.Render("Makefile.scriban", new DriverTreeView(banner))),
            new(TopologyName, description),
        ];
        return [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    /// <summary>
    /// Whether <paramref name="directory"/> may be written to: it is empty, missing, or such a tree already.
    /// </summary>
    public static bool IsOurs(string directory) =>
        !Directory.Exists(directory)
        || !Directory.EnumerateFileSystemEntries(directory).Any()
        || SourceTreeWriter.HasBanner(Path.Combine(directory, "Makefile"));
}
