using Vimc.Topology.Diagnostics;
using Vimc.Topology.Formats;
using Vimc.Topology.Yaml;

namespace Vimc.Topology.Reading;

/// <summary>Reads <c>formats:</c>, the pixel formats that a topology wants beyond those of the in-tree driver.</summary>
internal sealed class FormatListShape(DiagnosticBag bag)
{
    private const string Key = "formats";

    private readonly NodeShape _shape = new(bag);
    private readonly ValueReader _values = new(bag, FormatSet.InTree);

    /// <summary>The formats of the topology <paramref name="map"/>. Whatever has a diagnostic is left out.</summary>
    public FormatSet Read(YamlMap map)
    {
        var asked = new HashSet<PixelFormat>();
        foreach (var node in _shape.OptionalList(map, Key))
        {
            if (_shape.Text(node, "a format") is not { } scalar || _values.AnyPixel(scalar) is not { } format)
                continue;

            if (FormatSet.InTree.Contains(format.Value))
                bag.Report(DiagnosticCatalogue.FormatOfEveryDriver, format.Position, format.Value);
            else if (!asked.Add(format.Value))
                bag.Report(DiagnosticCatalogue.DuplicateFormat, format.Position, format.Value);
        }

        return new FormatSet(asked);
    }
}
