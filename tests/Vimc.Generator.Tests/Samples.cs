using Vimc.Generator.Output;
using Vimc.Generator.Views;
using Vimc.Topology;
using Vimc.Topology.Model;

namespace Vimc.Generator.Tests;

/// <summary>Topologies and what is generated from them.</summary>
internal static class Samples
{
    /// <summary>The shipped topologies.</summary>
    public static readonly string[] Shipped = ["default", "formats", "minimal", "modes", "simple", "studio"];

    /// <summary>Names as long as they may be, which make the longest lines, and the shortest ones.</summary>
    public const string Extremes = """
        name: topology of thirty-one letters.
        entities:
          - name: 1 sensor of thirty-one letters.
            type: sensor
            lens: "9"
            format: RGB888_1X7X4_JEIDA
            size: 4096x2160
            pixel_rate: 100000000000
            array: 4096x2160
            modes: [{ size: 4096x2160 }]
          - { name: a debayer of thirty-one letters, type: debayer, format: RGB888_1X7X4_JEIDA }
          - { name: a scaler of thirty-one letters., type: scaler }
          - { name: a-capture-of-thirty-one-letters, type: capture }
          - { name: "9", type: lens }
        links:
          - source: 1 sensor of thirty-one letters.:0
            sink: a scaler of thirty-one letters.:0
            flags: [enabled, immutable]
          - { source: "1 sensor of thirty-one letters.:0", sink: "a debayer of thirty-one letters:0" }
          - { source: "a scaler of thirty-one letters.:1", sink: "a-capture-of-thirty-one-letters:0", flags: [enabled] }
        """;

    /// <summary>The shipped topology called <paramref name="name"/>.</summary>
    public static MediaTopology Load(string name) => Valid(TopologyCompiler.CompileFile(Repository.TopologyPath(name)));

    /// <summary>The topology <paramref name="text"/> describes.</summary>
    public static MediaTopology Compile(string text) => Valid(TopologyCompiler.Compile("sample.yaml", text));

    /// <summary>What <c>generate</c> writes for the shipped topology called <paramref name="name"/>.</summary>
    public static IReadOnlyList<GeneratedFile> Render(string name) =>
        GeneratedSources.Render(Load(name), new Banner($"generator/topologies/{name}.yaml", "make generate"));

    /// <summary>What <c>generate</c> writes for <see cref="Extremes"/>, from a path as long as paths are.</summary>
    public static IReadOnlyList<GeneratedFile> RenderExtremes() => GeneratedSources.Render(
        Compile(Extremes), new Banner("a/path/of/some/length/to/a/file/called/extremes.yaml", "make generate"));

    private static MediaTopology Valid(CompiledTopology compiled)
    {
        Assert.That(compiled.Diagnostics, Is.Empty);
        return compiled.Topology!;
    }
}
