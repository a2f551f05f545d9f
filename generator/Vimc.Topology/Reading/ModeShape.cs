using Vimc.Topology.Diagnostics;
using Vimc.Topology.Formats;
using Vimc.Topology.Model;
using Vimc.Topology.Yaml;

namespace Vimc.Topology.Reading;

/// <summary>Reads <c>modes:</c> of a sensor.</summary>
internal sealed class ModeShape(DiagnosticBag bag, FormatSet formats)
{
    private const string What = "a mode";

    // Sizes are from 16x16 on, and a part has to end within the largest array.
    private static readonly FrameSize MostPlace =
        new(FrameSize.Most.Width - FrameSize.Least.Width, FrameSize.Most.Height - FrameSize.Least.Height);

    private readonly NodeShape _shape = new(bag);
    private readonly ValueReader _values = new(bag, formats);

    /// <summary>The keys of a mode.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["size", "binning", "left", "top"];

    /// <summary>The modes of the sensor <paramref name="map"/>; null if it says nothing of modes.</summary>
    public IReadOnlyList<ModeDeclaration>? Read(YamlMap map)
    {
        if (map.Find("modes") is not { } entry)
            return null;

        var items = _shape.OptionalList(map, "modes");
        if (entry.Value is YamlList { Items.Count: 0 })
            bag.Report(DiagnosticCatalogue.NoModes, entry.Value.Position);
        return [.. items.Select(Read).OfType<ModeDeclaration>()];
    }

    private ModeDeclaration? Read(YamlNode node)
    {
        if (_shape.Map(node, What, Keys) is not { } map)
            return null;

        var size = _values.Size(_shape.Text(map, What, "size"));
        var binning = _values.Word(_shape.OptionalText(map, "binning"), "binning", SensorMode.BinningWords) ?? 0;
        var left = ReadPlace(map, "left", MostPlace.Width);
        var top = ReadPlace(map, "top", MostPlace.Height);
        return size is null
            ? null
            : new ModeDeclaration(map.Position, size, binning + 1) { Left = left, Top = top };
    }

    // An odd place would have the Bayer pattern begin with another colour.
    private Located<int>? ReadPlace(YamlMap map, string key, int most)
    {
        var scalar = _shape.OptionalText(map, key);
        if (_values.Number(scalar, key, 0, most) is not { } place)
            return null;
        if (place % 2 == 0)
            return new Located<int>((int)place, scalar!.Position);

        bag.Report(DiagnosticCatalogue.PlaceOdd, scalar!.Position, key, place, place - 1);
        return null;
    }
}
