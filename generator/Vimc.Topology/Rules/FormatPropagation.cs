using Vimc.Topology.Diagnostics;
using Vimc.Topology.Formats;
using Vimc.Topology.Model;
using Vimc.Topology.Reading;

namespace Vimc.Topology.Rules;

/// <summary>
/// Works out the format of every pad as loaded: from the sensors down the enabled links, so that the graph streams
/// as it is. A pad behind disabled links only takes the format of the first of them where it can, so that enabling
/// that one is all a user must do.
/// </summary>
internal sealed class FormatPropagation
{
    private readonly LinkedTopology _topology;
    private readonly DiagnosticBag _bag;
    private readonly Dictionary<int, Entity> _done = [];

    private FormatPropagation(LinkedTopology topology, DiagnosticBag bag)
    {
        _topology = topology;
        _bag = bag;
    }

    /// <summary>
    /// The entities of <paramref name="topology"/>, which has no cycles, with their formats; reports where what
    /// arrives over an enabled link cannot be taken.
    /// </summary>
    public static IReadOnlyList<Entity> Run(LinkedTopology topology, DiagnosticBag bag)
    {
        var propagation = new FormatPropagation(topology, bag);
        var reach = new FormatReach(topology);
        return
        [
            .. Enumerable.Range(0, topology.Entities.Count)
                .Select(index => propagation.Resolve(index) with { FurtherFormats = reach.FurtherFormats(index) }),
        ];
    }

    /// <summary>
    /// Whether <paramref name="source"/> can output one of <paramref name="formats"/> that <paramref name="sink"/>
    /// takes.
    /// </summary>
    public static bool CanCross(EntityType source, EntityType sink, FormatSet formats) =>
        formats.MediaBusFormats.Any(format => source.Outputs(format) && sink.Takes(format));

    private Entity Resolve(int index)
    {
        if (_done.TryGetValue(index, out var done))
            return done;

        var declared = _topology.Entities[index];
        var entity = declared.Type.Kind switch
        {
            EntityKind.Sensor => Sensor(declared),
            EntityKind.Debayer => Debayer(declared, Arriving(index)),
            EntityKind.Scaler => Scaler(declared, Arriving(index)),
            EntityKind.Capture => Capture(declared, Arriving(index)),
            _ => new Entity(declared.Name.Value, declared.Type, [], null, null),
        };
        _done.Add(index, entity);
        return entity;
    }

    private static Entity Sensor(EntityDeclaration declared)
    {
        var timing = new SensorTiming(
            declared.PixelRate ?? SensorTiming.Default.PixelRate,
            declared.HorizontalBlanking ?? SensorTiming.Default.HorizontalBlanking);
        var format = new PadFormat(declared.Code!.Value, declared.Size!.Value);
        return new Entity(declared.Name.Value, declared.Type, [format], null, timing)
        {
            Mounting = new SensorMounting(
                declared.Orientation ?? SensorMounting.Default.Orientation,
                declared.Rotation ?? SensorMounting.Default.Rotation),
            Delays = new SensorDelays(
                declared.ExposureDelay ?? SensorDelays.Default.Exposure,
                declared.GainDelay ?? SensorDelays.Default.Gain,
                declared.VerticalBlankingDelay ?? SensorDelays.Default.VerticalBlanking),
            Interface = new SensorInterface(
                declared.HasFrameIntervals ?? SensorInterface.Default.HasFrameIntervals,
                declared.FlipModifiesLayout ?? SensorInterface.Default.FlipModifiesLayout),
            Bus = new SensorBus(declared.Lanes ?? SensorBus.Default.Lanes),
            Readout = ModeRules.ReadoutOf(declared),
        };
    }

    private static Entity Debayer(EntityDeclaration declared, PadFormat sink)
    {
        var source = sink with { Code = declared.Code?.Value ?? Preferred(EntityKind.Scaler) };
        return new Entity(declared.Name.Value, declared.Type, [sink, source], null, null);
    }

    private static Entity Scaler(EntityDeclaration declared, PadFormat sink)
    {
        var source = sink with { Size = declared.Size?.Value ?? sink.Size };
        return new Entity(declared.Name.Value, declared.Type, [sink, source], null, null);
    }

    private static Entity Capture(EntityDeclaration declared, PadFormat sink) =>
        new(declared.Name.Value, declared.Type, [sink], declared.PixelFormat?.Value ?? sink.Code.PixelFormat, null)
        {
            Buffers = new CaptureBuffers(
                declared.HasCustomLines ?? CaptureBuffers.Default.HasCustomLines,
                declared.Planes ?? CaptureBuffers.Default.Planes),
        };

    private PadFormat Arriving(int index)
    {
        var declared = _topology.Entities[index];
        if (_topology.LinksInto[index].FirstOrDefault() is not { } link)
            return new PadFormat(Fallback(declared), FrameSize.Default);

        var upstream = Resolve(link.Link.Source.Entity).Pads[link.Link.Source.Pad];
        if (Takes(declared, upstream.Code))
            return upstream;

        if (link.Link.IsEnabled)
        {
            var note = new DiagnosticNote(link.Declaration.Position, $"'{upstream}' arrives over this link");
            _bag.Report(
                DiagnosticCatalogue.CannotStream,
                declared.PixelFormat?.Position ?? declared.Name.Position,
                note,
                declared.Name.Value,
                $"'{upstream.Code}'",
                declared.PixelFormat is { } format ? $"what '{format.Value}' stores" : declared.Type.TakesSummary);
        }

        return upstream with { Code = Fallback(declared) };
    }

    private static bool Takes(EntityDeclaration entity, MediaBusFormat code) =>
        entity.Type.Takes(code)
        && (entity.PixelFormat is not { } format || format.Value.Stores(code));

    private static MediaBusFormat Fallback(EntityDeclaration entity) =>
        entity.PixelFormat?.Value.FirstCode ?? Preferred(entity.Type.Kind);

    // The most common format of its kind, as the in-tree driver has it where nothing else is known.
    private static MediaBusFormat Preferred(EntityKind kind) =>
        FormatTable.FindMediaBus(kind == EntityKind.Debayer ? "SRGGB8_1X8" : "RGB888_1X24")!;
}
