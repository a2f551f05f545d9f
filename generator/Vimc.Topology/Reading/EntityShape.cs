using Vimc.Topology.Diagnostics;
using Vimc.Topology.Formats;
using Vimc.Topology.Model;
using Vimc.Topology.Yaml;

namespace Vimc.Topology.Reading;

/// <summary>Reads one item of <c>entities:</c>.</summary>
internal sealed class EntityShape(DiagnosticBag bag, FormatSet formats)
{
    private static readonly string[] CommonKeys = ["name", "type"];

    private readonly NodeShape _shape = new(bag);
    private readonly ValueReader _values = new(bag, formats);

    /// <summary>The entity, or null after a diagnostic if its name or type is not usable.</summary>
    public EntityDeclaration? Read(YamlNode node)
    {
        if (_shape.Map(node, "an entity") is not { } map)
            return null;

        var type = ReadType(_shape.Text(map, "an entity", "type"));
        var name = _values.EntityName(_shape.Text(map, "an entity", "name"));
        CheckKeys(map, type);
        if (type is null || name is null)
            return null;

        var entity = new EntityDeclaration(name, type);
        var read = type.Kind switch
        {
            EntityKind.Sensor => ReadSensor(map, entity),
            EntityKind.Debayer => entity with { Code = _values.Code(_shape.OptionalText(map, "format")) },
            EntityKind.Scaler => entity with { Size = _values.Size(_shape.OptionalText(map, "size")) },
            EntityKind.Capture => ReadCapture(map, entity),
            _ => entity,
        };
        return CheckOutput(read) && CheckPlanes(read) ? read : null;
    }

    private EntityDeclaration ReadCapture(YamlMap map, EntityDeclaration entity) => entity with
    {
        PixelFormat = _values.Pixel(_shape.OptionalText(map, "format")),
        HasCustomLines = ReadSwitch(map, "custom_bytesperline"),
        Planes = _values.Choice<BufferPlanes>(_shape.OptionalText(map, "planes"), "planes"),
    };

    private EntityDeclaration ReadSensor(YamlMap map, EntityDeclaration entity)
    {
        var lens = _shape.OptionalText(map, "lens");
        return entity with
        {
            Code = _values.Code(_shape.Text(map, "a sensor", "format")),
            Size = _values.Size(_shape.Text(map, "a sensor", "size")),
            Lens = lens is null ? null : new Located<string>(lens.Text, lens.Position),
            PixelRate = _values.Number(
                _shape.OptionalText(map, "pixel_rate"),
                "pixel_rate",
                SensorTiming.LeastPixelRate,
                SensorTiming.MostPixelRate),
            HorizontalBlanking = (int?)_values.Number(
                _shape.OptionalText(map, "hblank"), "hblank", 0, SensorTiming.MostHorizontalBlanking),
            Orientation = _values.Choice<CameraOrientation>(_shape.OptionalText(map, "orientation"), "orientation"),
            Rotation = (int?)_values.Number(
                _shape.OptionalText(map, "rotation"), "rotation", 0, SensorMounting.MostRotation),
            ExposureDelay = ReadDelay(map, "exposure_delay"),
            GainDelay = ReadDelay(map, "gain_delay"),
            VerticalBlankingDelay = ReadDelay(map, "vblank_delay"),
            HasFrameIntervals = ReadSwitch(map, "frame_intervals"),
            FlipModifiesLayout = ReadSwitch(map, "flip_modifies_layout"),
            Array = _values.Size(_shape.OptionalText(map, "array")),
            Modes = new ModeShape(bag, formats).Read(map),
            Lanes = (int?)_values.Number(
                _shape.OptionalText(map, "lanes"), "lanes", SensorBus.Least, SensorBus.Most),
        };
    }

    private int? ReadDelay(YamlMap map, string key) =>
        (int?)_values.Number(_shape.OptionalText(map, key), key, SensorDelays.Least, SensorDelays.Most);

    private bool? ReadSwitch(YamlMap map, string key) => _values.Switch(_shape.OptionalText(map, key), key);

    private EntityType? ReadType(YamlScalar? scalar)
    {
        if (scalar is null)
            return null;
        if (EntityType.All.FirstOrDefault(type => type.Keyword == scalar.Text) is { } known)
            return known;

        var hint = Spelling.Suggest(scalar.Text, [.. EntityType.All.Select(type => type.Keyword)]);
        bag.Report(DiagnosticCatalogue.UnknownType, scalar.Position, scalar.Text, hint);
        return null;
    }

    // Of an entity without a usable type, only keys no type has are known to be wrong.
    private void CheckKeys(YamlMap map, EntityType? type)
    {
        var everywhere = CommonKeys.Concat(EntityType.All.SelectMany(each => each.Keys)).ToHashSet();
        string[] here = type is null ? [.. everywhere] : [.. CommonKeys, .. type.Keys];
        foreach (var key in map.Entries.Select(entry => entry.Key).Where(key => !here.Contains(key.Text)))
        {
            if (everywhere.Contains(key.Text))
            {
                var owners = EntityType.All.Where(each => each.Keys.Contains(key.Text)).Select(each => each.Keyword);
                var rightful = string.Join(" or ", owners);
                bag.Report(DiagnosticCatalogue.MisplacedKey, key.Position, key.Text, type!.Keyword, rightful);
                continue;
            }

            var what = type is null ? "an entity" : $"a {type.Keyword}";
            bag.Report(
                DiagnosticCatalogue.UnknownKey, key.Position, key.Text, what, Spelling.Suggest(key.Text, here));
        }
    }

    private bool CheckPlanes(EntityDeclaration entity)
    {
        if (entity.PixelFormat is not { Value.IsMultiPlanar: true } format || entity.Planes == BufferPlanes.Multi)
            return true;

        bag.Report(DiagnosticCatalogue.TooFewPlanes, format.Position, format.Value);
        return false;
    }

    private bool CheckOutput(EntityDeclaration entity)
    {
        if (entity.Code is not { } code || entity.Type.Outputs(code.Value))
            return true;

        bag.Report(
            DiagnosticCatalogue.UnsupportedFormat,
            code.Position,
            entity.Type.Keyword,
            code.Value,
            entity.Type.OutputSummary);
        return false;
    }
}
