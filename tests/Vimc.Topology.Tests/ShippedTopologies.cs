using Vimc.Topology.Model;

namespace Vimc.Topology.Tests;

/// <summary>The topologies in <c>generator/topologies</c>.</summary>
internal static class ShippedTopologies
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "topologies");

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.yaml")
        .Select(path => Path.GetFileNameWithoutExtension(path)!)
        .Order(StringComparer.Ordinal);

    /// <summary>The path of the one called <paramref name="name"/>.</summary>
    public static string PathOf(string name) => Path.Combine(Folder, name + ".yaml");

    /// <summary>The one called <paramref name="name"/>, which must have no errors.</summary>
    public static MediaTopology Load(string name)
    {
        var compiled = TopologyCompiler.CompileFile(PathOf(name));
        Assert.That(compiled.Diagnostics, Is.Empty);
        return compiled.Topology!;
    }
}
