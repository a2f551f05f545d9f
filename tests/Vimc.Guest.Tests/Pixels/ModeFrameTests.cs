using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Graph;
using Vimc.Guest.Tests.Ring;
using Vimc.Reference;

namespace Vimc.Guest.Tests.Pixels;

/// <summary>Frames of the modes of a sensor, byte for byte.</summary>
[GuestTimeLimit(180)]
internal sealed class ModeFrameTests : GuestTest
{
    private const int Window = 3;

    private static readonly (bool Horizontal, bool Vertical)[] Orientations =
        [(false, false), (true, false), (false, true), (true, true)];

    protected override string Topology => EmittedTopology.Modes;

    [Test]
    public async Task A_mode_shows_its_part_of_the_scene_in_every_kind_of_format()
    {
        var script = new FrameScript().Do("open s <Bayer Sensor>");
        string[] names =
            ["SBGGR8", "SGRBG10", "SRGGB12", "RGB24", "BGR24", "ARGB32", "SGBRG10ALAW8", "SRGGB10DPCM8"];
        var settings = new SensorSettings(TestPattern.ColorSquares100, Saturation: 90);
        foreach (var mode in ModesOf("Bayer Sensor").Where(mode => mode.Width < 1000))
        {
            foreach (var format in names.Select(PixelFormats.Find))
            {
                StartAs(script, mode, format);
                script.Do(SensorCommands.Apply('s', settings));
                script.Expect('a', $"{mode.Part} {format}", mode.Capture(settings, format));
                script.Stop('a');
            }
        }

        await VerifyAsync(script);
    }

    [Test]
    public async Task Large_modes_show_their_part_of_the_scene()
    {
        var script = new FrameScript().Do("open s <Bayer Sensor>");
        var settings = new SensorSettings(TestPattern.GrayRamp);
        var format = PixelFormats.Find("SGBRG12");
        foreach (var mode in ModesOf("Bayer Sensor").Where(mode => mode.Width > 1000))
        {
            StartAs(script, mode, format);
            script.Do(SensorCommands.Apply('s', settings));
            script.Expect('a', $"{mode.Part}", mode.Capture(settings, format));
            script.Stop('a');
        }

        await VerifyAsync(script);
    }

    [Test]
    public async Task Every_pattern_of_a_part_is_right_in_every_orientation(
        [Values("SGBRG8", "SRGGB10", "SBGGR12", "RGB24")] string name, [Values] bool isBinned)
    {
        var format = PixelFormats.Find(name);
        var script = new FrameScript().Do("open s <Bayer Sensor>");
        var mode = ModesOf("Bayer Sensor").Where(mode => mode.IsBinned == isBinned).MinBy(mode => mode.Width)!;
        StartAs(script, mode, format);
        foreach (var pattern in Enum.GetValues<TestPattern>().Where(pattern => pattern != TestPattern.Noise))
            foreach (var (horizontal, vertical) in Orientations)
            {
                var settings = new SensorSettings(pattern, horizontal, vertical);
                script
                    .Do(SensorCommands.Apply('s', settings))
                    .Expect('a', $"{pattern} flipped {horizontal} {vertical}", mode.Capture(settings, format));
            }

        await VerifyAsync(script);
    }

    [Test]
    public async Task Pixels_are_exposed_before_they_are_binned([Values("SRGGB10", "RGB24")] string name)
    {
        var format = PixelFormats.Find(name);
        var script = new FrameScript().Do("open s <Bayer Sensor>");
        var mode = ModesOf("Bayer Sensor").Where(mode => mode.IsBinned).MinBy(mode => mode.Width)!;
        StartAs(script, mode, format);
        foreach (var (exposure, gain) in new[] { (mode.Height, 24), (mode.Height / 3, 16), (mode.Height, 16) })
        {
            var settings = new SensorSettings(TestPattern.GrayRamp, Exposure: exposure, Gain: gain);
            script
                .Do(SensorCommands.Apply('s', settings))
                .Do($"control s {ControlId.Exposure} {exposure}\ncontrol s {ControlId.AnalogueGain} {gain}\ncycle a 3")
                .Expect('a', $"{exposure} {gain}", mode.Capture(settings, format));
        }

        await VerifyAsync(script);
    }

    [Test]
    public async Task What_is_behind_a_binned_sensor_streams_as_loaded()
    {
        var raw = ModesOf("Other Sensor")[1].Capture(new SensorSettings(), PixelFormats.Find("SBGGR8"));
        var script = new FrameScript()
            .Do($"open s <Other Sensor>\ncontrol s {ControlId.ShowInformation} 2\nopen b <Other Capture>")
            .Start('b');

        await VerifyAsync(script.Expect('b', "colours", Debayer.Process(raw, Window, PixelFormats.Rgb24)));
    }

    [Test]
    public async Task A_flip_that_moves_the_bayer_pattern_does_so_in_a_mode()
    {
        var script = new FrameScript().Do("open s <Other Sensor>\nopen y <Other Debayer>\nopen b <Other Capture>");
        foreach (var mode in ModesOf("Other Sensor").Skip(1))
        {
            foreach (var (horizontal, vertical, name) in new[]
            {
                (true, false, "SGBRG8"), (false, true, "SGRBG8"), (true, true, "SRGGB8"),
            })
            {
                var settings = new SensorSettings(TestPattern.ColorSquares100, horizontal, vertical);
                var bus = MediaBusFormats.Of(PixelFormats.Find(name));
                var raw = mode.Capture(settings, bus.PixelFormat);
                script
                    .Do(SensorCommands.Apply('s', settings))
                    .Do(SensorCommands.Prepare('s', mode.Width, mode.Height, bus))
                    .Do($"pad y 0 {mode.Width} {mode.Height} {bus.Code}")
                    .Do($"size b {mode.Width} {mode.Height} {PixelFormats.Rgb24.FourCC}")
                    .Start('b')
                    .Expect('b', name, Debayer.Process(raw, Window, PixelFormats.Rgb24))
                    .Do("stop b\nrequest b mmap 0");
            }
        }

        await VerifyAsync(script);
    }

    private static void StartAs(FrameScript script, SensorMode mode, PixelFormat format) =>
        script
            .Do(SensorCommands.Prepare('s', mode.Width, mode.Height, MediaBusFormats.Of(format)))
            .Do($"open a <Bayer Capture>\nsize a {mode.Width} {mode.Height} {format.FourCC}")
            .Start('a');

    private List<SensorMode> ModesOf(string sensor)
    {
        TopologyDocument.Entity entity = Loaded.Topology.ReadGraph().Entities.Single(each => each.Name == sensor);
        return [.. entity.Modes!.Select(mode => ModeReference.Of(entity, mode))];
    }
}
