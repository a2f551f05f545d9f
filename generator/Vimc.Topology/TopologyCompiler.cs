using Vimc.Topology.Diagnostics;
using Vimc.Topology.Model;
using Vimc.Topology.Reading;
using Vimc.Topology.Rules;
using Vimc.Topology.Yaml;

namespace Vimc.Topology;

/// <summary>
/// Turns a topology description into a <see cref="MediaTopology"/>, or into everything that is wrong with it.
/// </summary>
/// <remarks>
/// Works in phases: file, YAML, shape, references and modes, graph, formats. A phase reports all of its errors; a phase
/// with errors ends the run, because the next one could only repeat them in other words.
/// </remarks>
public static class TopologyCompiler
{
    /// <summary>Compiles the file at <paramref name="path"/>; diagnostics name it by that path.</summary>
    public static CompiledTopology CompileFile(string path)
    {
        var bag = new DiagnosticBag();
        var text = TopologyFile.Read(path, bag);
        return text is null ? Failed("", bag) : Compile(path, text, bag);
    }

    /// <summary>Compiles <paramref name="text"/>; diagnostics call it <paramref name="file"/>.</summary>
    public static CompiledTopology Compile(string file, string text) => Compile(file, text, new DiagnosticBag());

    private static CompiledTopology Compile(string file, string text, DiagnosticBag bag)
    {
        var root = YamlTreeReader.Read(file, text, bag);
        if (root is null || !bag.IsEmpty)
            return Failed(text, bag);

        var declaration = new TopologyShape(bag).Read(root);
        if (!bag.IsEmpty)
            return Failed(text, bag);

        var linked = ReferenceRules.Check(declaration, bag);
        ModeRules.Check(declaration, bag);
        if (!bag.IsEmpty)
            return Failed(text, bag);

        GraphRules.Check(linked, bag);
        if (!bag.IsEmpty)
            return Failed(text, bag);

        var entities = FormatPropagation.Run(linked, bag);
        if (!bag.IsEmpty)
            return Failed(text, bag);

        var links = linked.Links.Select(link => link.Link).ToList();
        var topology = new MediaTopology(declaration.Name, entities, links, linked.AncillaryLinks)
        {
            DriverName = declaration.DriverName ?? MediaTopology.DefaultDriverName,
            Formats = declaration.Formats,
        };
        return new CompiledTopology(text, topology, []);
    }

    private static CompiledTopology Failed(string text, DiagnosticBag bag) => new(text, null, bag.ToSortedList());
}
