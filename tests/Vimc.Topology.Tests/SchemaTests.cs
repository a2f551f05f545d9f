using System.Text.RegularExpressions;
using NJsonSchema;
using Vimc.Topology.Diagnostics;
using Vimc.Topology.Formats;
using Vimc.Topology.Model;
using Vimc.Topology.Reading;
using Vimc.Topology.Yaml;

namespace Vimc.Topology.Tests;

/// <summary>The published schema, which editors go by, must say what the reader does.</summary>
internal sealed class SchemaTests
{
    private JsonSchema _schema = new();

    [OneTimeSetUp]
    public async Task LoadSchema() =>
        _schema = await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "topology.schema.json"));

    [TestCaseSource(typeof(ShippedTopologies), nameof(ShippedTopologies.Names))]
    public void A_shipped_topology_is_valid(string name) =>
        Assert.That(Validate(File.ReadAllText(ShippedTopologies.PathOf(name))), Is.Empty);

    [TestCaseSource(nameof(CasesBeyondShape))]
    public void What_the_reader_takes_the_schema_takes(string name) =>
        Assert.That(Validate(CaseFile.Load(name).Text), Is.Empty);

    [TestCaseSource(nameof(LinesOfWrongShape))]
    public void What_the_reader_refuses_the_schema_refuses(string name, int line)
    {
        // Without the other bad lines, so that each has to be found by itself.
        var file = CaseFile.Load(name);
        var bad = file.Expected.Select(LineOf).ToHashSet();
        var text = file.Text.Split('\n').Where((_, index) => index + 1 == line || !bad.Contains(index + 1));

        Assert.That(Validate(string.Join('\n', text)), Is.Not.Empty);
    }

    [Test]
    public void Formats_are_those_of_the_reader()
    {
        Assert.That(Enumeration("mediaBusFormat"), Is.EqualTo(Names(FormatTable.MediaBusFormats)));
        Assert.That(
            Enumeration("colourFormat"),
            Is.EqualTo(Names(FormatTable.MediaBusFormats.Where(EntityType.Of(EntityKind.Debayer).Outputs))));
        Assert.That(Enumeration("pixelFormat"), Is.EqualTo(Names(FormatTable.PixelFormats)));
        Assert.That(Enumeration("furtherFormat"), Is.EqualTo(Names(FormatTable.Further)));
    }

    [Test]
    public void Keys_are_those_of_the_reader()
    {
        Assert.That(_schema.Properties.Keys, Is.EqualTo(TopologyShape.Keys));
        Assert.That(_schema.Definitions["link"].Properties.Keys, Is.EqualTo(LinkShape.Keys));
        Assert.That(_schema.Definitions["mode"].Properties.Keys, Is.EqualTo(ModeShape.Keys));
        foreach (var type in EntityType.All)
        {
            Assert.That(
                _schema.Definitions[type.Keyword].Properties.Keys,
                Is.EquivalentTo((string[])["name", "type", .. type.Keys]));
        }
    }

    [Test]
    public void Sizes_are_those_of_the_reader()
    {
        var pattern = new Regex(_schema.Definitions["size"].Pattern!);

        for (var length = 0; length <= 5000; length++)
        {
            Assert.That(pattern.IsMatch($"{length}x480"), Is.EqualTo(ReaderTakes($"{length}x480")), $"{length}x480");
            Assert.That(pattern.IsMatch($"640x{length}"), Is.EqualTo(ReaderTakes($"640x{length}")), $"640x{length}");
        }
    }

    [Test]
    public void Numbers_have_the_limits_and_defaults_of_the_reader()
    {
        var sensor = _schema.Definitions["sensor"].Properties;

        Assert.That(sensor["pixel_rate"].Minimum, Is.EqualTo((decimal)SensorTiming.LeastPixelRate));
        Assert.That(sensor["pixel_rate"].Maximum, Is.EqualTo((decimal)SensorTiming.MostPixelRate));
        Assert.That(sensor["pixel_rate"].Default, Is.EqualTo(SensorTiming.Default.PixelRate));
        Assert.That(sensor["hblank"].Minimum, Is.EqualTo(0m));
        Assert.That(sensor["hblank"].Maximum, Is.EqualTo((decimal)SensorTiming.MostHorizontalBlanking));
        Assert.That(sensor["hblank"].Default, Is.EqualTo(SensorTiming.Default.HorizontalBlanking));
        Assert.That(sensor["rotation"].Minimum, Is.EqualTo(0m));
        Assert.That(sensor["rotation"].Maximum, Is.EqualTo((decimal)SensorMounting.MostRotation));
        Assert.That(sensor["rotation"].Default, Is.EqualTo(SensorMounting.Default.Rotation));
        foreach (var delay in (string[])["exposure_delay", "gain_delay", "vblank_delay"])
        {
            Assert.That(sensor[delay].Minimum, Is.EqualTo((decimal)SensorDelays.Least), delay);
            Assert.That(sensor[delay].Maximum, Is.EqualTo((decimal)SensorDelays.Most), delay);
        }
        Assert.That(sensor["exposure_delay"].Default, Is.EqualTo(SensorDelays.Default.Exposure));
        Assert.That(sensor["gain_delay"].Default, Is.EqualTo(SensorDelays.Default.Gain));
        Assert.That(sensor["vblank_delay"].Default, Is.EqualTo(SensorDelays.Default.VerticalBlanking));
        Assert.That(sensor["lanes"].Minimum, Is.EqualTo((decimal)SensorBus.Least));
        Assert.That(sensor["lanes"].Maximum, Is.EqualTo((decimal)SensorBus.Most));
        Assert.That(sensor["lanes"].Default, Is.EqualTo(SensorBus.Default.Lanes));
        Assert.That(_schema.Properties["driver_name"].MaxLength, Is.EqualTo(MediaTopology.MaxDriverNameLength));
        Assert.That(_schema.Properties["driver_name"].Default, Is.EqualTo(MediaTopology.DefaultDriverName));
        Assert.That(_schema.Definitions["name"].MaxLength, Is.EqualTo(Entity.MaxNameLength));
    }

    [Test]
    public void Choices_have_the_words_and_defaults_of_the_reader()
    {
        var orientation = _schema.Definitions["sensor"].Properties["orientation"];

        Assert.That(orientation.Enumeration, Is.EqualTo(["front", "back", "external"]));
        Assert.That(orientation.Default, Is.EqualTo($"{SensorMounting.Default.Orientation}".ToLowerInvariant()));
    }

    [Test]
    public void Modes_have_the_words_and_limits_of_the_reader()
    {
        var mode = _schema.Definitions["mode"].Properties;

        Assert.That(mode["binning"].Enumeration, Is.EqualTo(SensorMode.BinningWords));
        Assert.That(mode["binning"].Default, Is.EqualTo(SensorMode.BinningWords[0]));
        Assert.That(mode["left"].Maximum, Is.EqualTo((decimal)(FrameSize.Most.Width - FrameSize.Least.Width)));
        Assert.That(mode["top"].Maximum, Is.EqualTo((decimal)(FrameSize.Most.Height - FrameSize.Least.Height)));
    }

    [Test]
    public void Planes_have_the_words_and_defaults_of_the_reader()
    {
        var planes = _schema.Definitions["capture"].Properties["planes"];

        Assert.That(planes.Enumeration, Is.EqualTo(["one", "multi"]));
        Assert.That(planes.Default, Is.EqualTo($"{CaptureBuffers.Default.Planes}".ToLowerInvariant()));
    }

    [Test]
    public void Switches_have_the_defaults_of_the_reader()
    {
        var sensor = _schema.Definitions["sensor"].Properties;

        Assert.That(sensor["frame_intervals"].Default, Is.EqualTo(SensorInterface.Default.HasFrameIntervals));
        Assert.That(sensor["flip_modifies_layout"].Default, Is.EqualTo(SensorInterface.Default.FlipModifiesLayout));
        var capture = _schema.Definitions["capture"].Properties;
        Assert.That(capture["custom_bytesperline"].Default, Is.EqualTo(CaptureBuffers.Default.HasCustomLines));
    }

    private static IEnumerable<string> CasesBeyondShape() => CaseFile.Names
        .Where(name => !name.StartsWith("yaml-", StringComparison.Ordinal))
        .Where(name => !name.StartsWith("shape-", StringComparison.Ordinal));

    private static IEnumerable<TestCaseData> LinesOfWrongShape() =>
        from name in CaseFile.Names
        where name.StartsWith("shape-", StringComparison.Ordinal)
        from line in CaseFile.Load(name).Expected
            .Where(expected => !expected.Contains(DiagnosticCatalogue.ImmutableDisabled.Id, StringComparison.Ordinal))
            .Select(LineOf)
            .Distinct()
        select new TestCaseData(name, line);

    private static int LineOf(string expected) => int.Parse(expected["line ".Length..expected.IndexOf(':')]);

    private static IEnumerable<string> Names(IEnumerable<MediaBusFormat> formats) =>
        [.. formats.Select(format => format.Name), .. formats.Select(format => format.Macro)];

    private static IEnumerable<string> Names(IEnumerable<PixelFormat> formats) =>
        [.. formats.Select(format => format.Name), .. formats.Select(format => format.Macro)];

    private static bool ReaderTakes(string size)
    {
        var scalar = new YamlScalar(SourcePosition.StartOf("size"), size, IsPlain: true);
        return new ValueReader(new DiagnosticBag(), FormatSet.InTree).Size(scalar) is not null;
    }

    private IEnumerable<object?> Enumeration(string definition) => _schema.Definitions[definition].Enumeration;

    private List<string> Validate(string text)
    {
        var bag = new DiagnosticBag();
        var root = YamlTreeReader.Read("schema.yaml", text, bag);
        Assert.That(bag.IsEmpty, "the case is YAML");
        return [.. _schema.Validate(YamlToJson.Convert(root!)).Select(error => error.ToString())];
    }
}
