using Vimc.Topology.Diagnostics;
using Vimc.Topology.Model;
using Vimc.Topology.Reading;

namespace Vimc.Topology.Rules;

/// <summary>Checks that modes fit their array and can be told apart, and works out where they are in it.</summary>
internal sealed class ModeRules(DiagnosticBag bag)
{
    /// <summary>Reports every broken rule of the sensors of <paramref name="topology"/>.</summary>
    public static void Check(TopologyDeclaration topology, DiagnosticBag bag)
    {
        var rules = new ModeRules(bag);
        foreach (var sensor in topology.Entities.Where(entity => entity.Type.Kind == EntityKind.Sensor))
            rules.Check(sensor);
    }

    /// <summary>The readout of a sensor that keeps the rules; null without modes.</summary>
    public static SensorReadout? ReadoutOf(EntityDeclaration sensor)
    {
        if (sensor.Modes is not { } modes)
            return null;

        var array = ArrayOf(sensor);
        return new SensorReadout(array, [.. modes.Select(mode =>
        {
            var part = SensorMode.PartOf(mode.Size.Value, mode.Binning);
            return new SensorMode(
                mode.Size.Value,
                mode.Left?.Value ?? Middle(array.Width, part.Width),
                mode.Top?.Value ?? Middle(array.Height, part.Height),
                mode.Binning);
        })]);
    }

    private static FrameSize ArrayOf(EntityDeclaration sensor) => sensor.Array?.Value ?? SensorReadout.DefaultArray;

    private static int Middle(int array, int part) => (array - part) / 2 & ~1;

    private void Check(EntityDeclaration sensor)
    {
        if (sensor.Modes is not { } modes)
        {
            if (sensor.Array is { } unused)
                bag.Report(DiagnosticCatalogue.ArrayWithoutModes, unused.Position);
            return;
        }

        foreach (var mode in modes)
            CheckPart(mode, ArrayOf(sensor));
        CheckSizes(sensor, modes);
    }

    private void CheckPart(ModeDeclaration mode, FrameSize array)
    {
        var part = SensorMode.PartOf(mode.Size.Value, mode.Binning);
        if (part.Width > array.Width || part.Height > array.Height)
        {
            bag.Report(DiagnosticCatalogue.ModeTooLarge, mode.Size.Position, mode.Size.Value, part, array);
            return;
        }

        CheckPlace(mode.Left, "left", array.Width - part.Width);
        CheckPlace(mode.Top, "top", array.Height - part.Height);
    }

    private void CheckPlace(Located<int>? place, string key, int most)
    {
        if (place is not null && place.Value > most)
            bag.Report(DiagnosticCatalogue.ModeOutside, place.Position, key, place.Value, most);
    }

    private void CheckSizes(EntityDeclaration sensor, IReadOnlyList<ModeDeclaration> modes)
    {
        var sizes = new Dictionary<FrameSize, ModeDeclaration>();
        foreach (var mode in modes)
        {
            if (sizes.TryAdd(mode.Size.Value, mode))
                continue;

            var note = new DiagnosticNote(sizes[mode.Size.Value].Position, "the first is here");
            bag.Report(DiagnosticCatalogue.DuplicateMode, mode.Size.Position, note, mode.Size.Value);
        }

        if (sensor.Size is { } size && !sizes.ContainsKey(size.Value))
        {
            bag.Report(
                DiagnosticCatalogue.SizeOfNoMode, size.Position, size.Value, string.Join(", ", sizes.Keys));
        }
    }
}
