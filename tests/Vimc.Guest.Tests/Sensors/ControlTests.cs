using System.Globalization;
using System.Text.RegularExpressions;
using Vimc.Guest.Tests.Graph;
using Vimc.Guest.Tests.Ring;

namespace Vimc.Guest.Tests.Sensors;

/// <summary>Controls: numbers, ranges and defaults, and what the frame rate is made of.</summary>
internal sealed partial class ControlTests : GuestTest
{
    private static readonly string[] SensorControls =
    [
        "brightness 0x00980900 (int) min=0 max=255 step=1 default=128",
        "contrast 0x00980901 (int) min=0 max=255 step=1 default=128",
        "saturation 0x00980902 (int) min=0 max=255 step=1 default=128",
        "hue 0x00980903 (int) min=-128 max=127 step=1 default=0",
        "horizontal_flip 0x00980914 (bool) default=0",
        "vertical_flip 0x00980915 (bool) default=0",
        "test_pattern 0x00f0f000 (menu) min=0 max=21 default=0",
        "show_information 0x00f0f002 (menu) min=0 max=2 default=0",
    ];

    private static readonly string[] MountingControls =
    [
        "camera_orientation 0x009a0922 (menu) min=0 max=2 default=2",
        "camera_sensor_rotation 0x009a0923 (int) min=0 max=0 step=1 default=0",
    ];

    private static readonly string[] LinkControls =
    [
        "link_frequency 0x009f0901 (intmenu) min=0 max=4 default=0",
        "test_pattern 0x009f0903 (menu) min=0 max=4 default=0",
    ];

    private static readonly string[] LightControls =
    [
        "exposure 0x00980911 (int) min=1 max=8144 step=1 default=480",
        "analogue_gain 0x009e0903 (int) min=16 max=256 step=1 default=16",
    ];

    private static readonly string[] BlankingControls = ["vertical_blanking", "horizontal_blanking", "pixel_rate"];

    private TopologyDocument.Entity SensorA =>
        Loaded.Topology.ReadGraph().Entities.Single(entity => entity.Name == "Sensor A");

    [Test]
    public async Task A_sensor_has_the_controls_of_the_in_tree_driver_and_those_of_its_timing()
    {
        var controls = await ControlsOfAsync("Sensor A");

        Assert.That(
            controls.Where(control => !BlankingControls.Any(control.StartsWith)), Is.EquivalentTo([.. SensorControls, .. LightControls, .. LinkControls, .. MountingControls]));
        Assert.That(controls, Has.Some.StartsWith("vertical_blanking 0x009e0901 (int) min=4 max=65535 step=1 "));
        Assert.That(controls, Has.Some.StartsWith(
            $"horizontal_blanking 0x009e0902 (int) min={SensorA.Hblank} max={SensorA.Hblank} "));
        Assert.That(controls, Has.Some.StartsWith(
            $"pixel_rate 0x009f0902 (int64) min={SensorA.PixelRate} max={SensorA.PixelRate} "));
    }

    [Test]
    public async Task What_a_sensor_is_made_of_cannot_be_set()
    {
        var listed = await MustAsync(WithNodes("v4l2-ctl -d <Sensor A> -L"));

        Assert.That(listed, Does.Match("horizontal_blanking.*read-only"));
        Assert.That(listed, Does.Match("pixel_rate.*read-only"));
        Assert.That(listed, Does.Match("link_frequency.*read-only"));
        Assert.That(listed, Does.Match("camera_orientation.*read-only"));
        Assert.That(listed, Does.Match("camera_sensor_rotation.*read-only"));
    }

    [Test]
    public async Task A_debayer_has_a_window_a_lens_a_focus_and_a_scaler_nothing()
    {
        Assert.That(
            await ControlsOfAsync("Debayer A"),
            Is.EqualTo(["debayer_mean_window_size 0x00f0f001 (int) min=1 max=25 step=2 default=3"]));
        Assert.That(
            await ControlsOfAsync("Lens A"),
            Is.EqualTo(["focus_absolute 0x009a090a (int) min=0 max=1023 step=1 default=0"]));
        Assert.That(await ControlsOfAsync("Scaler"), Is.Empty);
    }

    [Test]
    public async Task The_menus_have_the_entries_of_the_in_tree_driver()
    {
        var listed = await MustAsync(WithNodes("v4l2-ctl -d <Sensor A> -L"));

        string[] entries =
            ["0: 75% Colorbar", "9: 100% Blue", "20: Gray Ramp", "21: Noise", "0: All", "1: Counters Only", "2: None"];
        foreach (var entry in entries)
            Assert.That(listed, Does.Contain(entry));
    }

    [Test]
    public async Task The_link_is_as_fast_as_the_pixels_of_the_format_are_read()
    {
        var lanes = SensorA.Lanes!.Value;
        const int bitsOfClock = 2;
        foreach (var (code, bits) in new[]
        {
            (0x3014, 8), (0x300f, 10), (0x3012, 12), (0x3018, 8), (0x300b, 8), (0x100a, 24), (0x100d, 32),
        })
        {
            await PlayAsync($"open s <Sensor A>\npad s 0 640 480 {code}");
            var printed = await MustAsync(WithNodes("v4l2-ctl -d <Sensor A> -C link_frequency"));

            Assert.That(
                LinkFrequency().Match(printed).Groups[1].Value,
                Is.EqualTo($"{SensorA.PixelRate * bits / (lanes * bitsOfClock)}"), $"code 0x{code:x}");
        }
    }

    [Test]
    public async Task By_its_name_the_test_pattern_of_the_in_tree_driver_is_set()
    {
        await MustAsync(WithNodes("v4l2-ctl -d <Sensor A> -c test_pattern=20"));

        var listed = await MustAsync(WithNodes("v4l2-ctl -d <Sensor A> -L"));
        Assert.That(listed, Does.Match("test_pattern 0x00f0f000 .* value=20 "));
        Assert.That(listed, Does.Match("test_pattern 0x009f0903 .* value=0 "));
    }

    [TestCase(640, 480)]
    [TestCase(1920, 1080)]
    [TestCase(4096, 2160)]
    [TestCase(16, 16)]
    public async Task Setting_a_format_goes_back_to_thirty_frames_a_second(int width, int height)
    {
        await PlayAsync($"open s <Sensor A>\npad s 0 {width} {height} 0x3014");
        var listed = await MustAsync(WithNodes("v4l2-ctl -d <Sensor A> -C vertical_blanking"));
        var blanking = int.Parse(VerticalBlanking().Match(listed).Groups[1].Value, CultureInfo.InvariantCulture);

        var longest = width + SensorA.Hblank!.Value;
        var actual = (double)SensorA.PixelRate!.Value / longest / (height + blanking);
        Assert.That(actual, Is.EqualTo(30).Within(0.5).Percent);
    }

    [Test]
    public async Task A_lens_keeps_the_focus_it_is_given()
    {
        await MustAsync(WithNodes("v4l2-ctl -d <Lens A> -c focus_absolute=1023"));

        Assert.That(await MustAsync(WithNodes("v4l2-ctl -d <Lens A> -C focus_absolute")), Does.Contain(": 1023"));
    }

    [Test]
    public async Task A_change_of_a_control_is_an_event()
    {
        var printed = await MustAsync(WithNodes(
            """
            v4l2-ctl -d <Sensor A> --wait-for-event=ctrl=brightness > /tmp/event 2>&1 &
            sleep 0.3
            v4l2-ctl -d <Sensor A> -c brightness=77
            wait
            cat /tmp/event
            """));

        Assert.That(printed, Does.Contain("77"));
    }

    private async Task<IReadOnlyList<string>> ControlsOfAsync(string entity)
    {
        var listed = await MustAsync(WithNodes($"v4l2-ctl -d <{entity}> -L"));
        return
        [
            .. Control().Matches(listed).Select(match =>
                $"{match.Groups[1].Value} ({match.Groups[2].Value}) {match.Groups[3].Value.Trim()}"),
        ];
    }

    [GeneratedRegex(@"^ +(\w+ 0x[0-9a-f]{8}) \((\w+)\) *: (.*?)(?= value=)", RegexOptions.Multiline)]
    private static partial Regex Control();

    [GeneratedRegex(@"link_frequency: \d+ \((\d+) ")]
    private static partial Regex LinkFrequency();

    [GeneratedRegex(@"vertical_blanking: (\d+)")]
    private static partial Regex VerticalBlanking();
}
