using Vimc.Topology.Diagnostics;
using Vimc.Topology.Formats;
using Vimc.Topology.Yaml;

namespace Vimc.Topology.Reading;

/// <summary>Reads the whole description: its keys, and that every value is of its kind.</summary>
internal sealed class TopologyShape(DiagnosticBag bag)
{
    /// <summary>Every entity has a device node, and V4L2 has this many minor numbers for all of them.</summary>
    private const int MostEntities = 256;

    private const string What = "a topology";

    /// <summary>The keys of a description.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["name", "driver_name", "formats", "entities", "links"];

    /// <summary>What <paramref name="root"/> says. Whatever has a diagnostic is left out.</summary>
    public TopologyDeclaration Read(YamlNode root)
    {
        var shape = new NodeShape(bag);
        if (shape.Map(root, What, Keys) is not { } map)
            return new TopologyDeclaration(root.Position, "", null, FormatSet.InTree, [], []);

        var formats = new FormatListShape(bag).Read(map);
        var values = new ValueReader(bag, formats);
        var name = values.TopologyName(shape.Text(map, What, "name"));
        var driver = values.DriverName(shape.OptionalText(map, "driver_name"));
        var entities = shape.List(map, What, "entities");
        if (entities.Count > MostEntities)
        {
            bag.Report(
                DiagnosticCatalogue.TooManyEntities, entities[MostEntities].Position, MostEntities + 1, MostEntities);
        }

        var entityShape = new EntityShape(bag, formats);
        var linkShape = new LinkShape(bag);
        return new TopologyDeclaration(
            root.Position,
            name ?? "",
            driver,
            formats,
            [.. entities.Select(entityShape.Read).OfType<EntityDeclaration>()],
            [.. shape.List(map, What, "links").Select(linkShape.Read).OfType<LinkDeclaration>()]);
    }
}
