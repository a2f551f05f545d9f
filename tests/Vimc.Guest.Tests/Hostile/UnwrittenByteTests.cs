using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Ring;

namespace Vimc.Guest.Tests.Hostile;

/// <summary>
/// What user space gets is what the driver wrote there: every byte of every frame, and no byte of an answer that was
/// left as it was, or as a stack had it.
/// </summary>
[GuestTimeLimit(600)]
internal sealed class UnwrittenByteTests : GuestTest
{
    private const int Width = 98;
    private const int Height = 50;
    private const int Interlaced = 4;

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(9);

    // What else a sensor has cannot come here: the debayer, whose link is there for good, does not take it.
    [Test]
    public async Task Every_byte_of_a_raw_frame_is_written_in_every_format_and_field_order(
        [Values("Raw Capture 0", "Raw Capture 1")] string capture)
    {
        var sensor = capture == "Raw Capture 0" ? "Sensor A" : "Sensor B";
        var debayer = capture == "Raw Capture 0" ? "Debayer A" : "Debayer B";
        // What comes behind the debayer would have to agree with it as well.
        var script =
            $"""
            sh media-ctl -d platform:vimc -l '"{debayer}":1->"Scaler":0[0]'
            open s <{sensor}>
            open d <{debayer}>

            """;
        foreach (var format in MediaBusFormats.LinearBayer)
            foreach (var field in RawFrameScripts.Fields)
                script +=
                    $"""
                    pad d 0 {Width} {Height} {format.Code} {field}
                    {RawFrameScripts.Cover(capture, Width, Height, format, field)}

                    """;

        await CoverAsync(script, MediaBusFormats.LinearBayer.Count * RawFrameScripts.Fields.Count);
    }

    [Test]
    public async Task Every_byte_of_a_scaled_frame_is_written_in_every_format_of_the_scaler()
    {
        var script =
            """
            sh media-ctl -d platform:vimc -l '"Debayer A":1->"Scaler":0[0]'
            sh media-ctl -d platform:vimc -l '"RGB/YUV Input":0->"Scaler":0[1]'
            open s <RGB/YUV Input>
            open c <Scaler>

            """;
        foreach (var format in MediaBusFormats.Color)
            foreach (var (outWidth, outHeight) in new[] { (Width, Height), (160, 120), (32, 16) })
                script +=
                    $"""
                    {SensorCommands.Prepare('s', Width, Height, format)}
                    pad c 0 {Width} {Height} {format.Code}
                    crop c 0 10 6 47 21
                    pad c 1 {outWidth} {outHeight} {format.Code}
                    open a <RGB/YUV Capture>
                    size a {outWidth} {outHeight} {format.PixelFormat.FourCC}
                    cover a 2
                    close a

                    """;

        await CoverAsync(script, MediaBusFormats.Color.Count * 3);
    }

    [Test]
    public async Task Every_byte_of_a_debayered_frame_is_written_in_every_format_and_window([Values(1, 3, 25)] int window)
    {
        var script = $"open d <Debayer A>\ncontrol d {ControlId.WindowSize} {window}\nclose d\n";
        foreach (var bayer in MediaBusFormats.LinearBayer)
            foreach (var color in new[] { MediaBusFormats.Color24[0], MediaBusFormats.Color24[^1] })
                script +=
                    $"""
                    {ConfigureOnly(new ColorPath(bayer, color, Width, Height))}
                    cover a 2
                    {CloseAll}

                    """;

        await CoverAsync(script, MediaBusFormats.LinearBayer.Count * 2);
    }

    [Test]
    public async Task Every_byte_of_an_interlaced_color_frame_is_written([Values(2, 3, Interlaced)] int field)
    {
        await CoverAsync(
            $"""
            open s <Sensor A>
            {SensorCommands.Prepare('s', Width, Height, MediaBusFormats.LinearBayer[0])}
            pad s 0 {Width} {Height} {MediaBusFormats.LinearBayer[0].Code} {field}
            open d <Debayer A>
            pad d 0 {Width} {Height} {MediaBusFormats.LinearBayer[0].Code} {field}
            pad d 1 {Width} {Height} 0x100a {field}
            open c <Scaler>
            pad c 0 {Width} {Height} 0x100a
            open r <Raw Capture 0>
            size r {Width} {Height} {MediaBusFormats.LinearBayer[0].PixelFormat.FourCC} {field}
            open a <RGB/YUV Capture>
            size a {Width} {Height} RGB3
            cover a 2
            """,
            1);
    }

    [TestCase(16, 16)]
    [TestCase(4096, 16)]
    [TestCase(16, 2160)]
    public async Task Every_byte_is_written_at_the_limits_of_sizes(int width, int height)
    {
        var path = new ColorPath(MediaBusFormats.LinearBayer[0], MediaBusFormats.Color24[0], width, height);
        await CoverAsync($"{ConfigureOnly(path)}\ncover a 2\nclose a\ncover r 2", 2);
    }

    [Test]
    public async Task Answers_of_every_node_hold_nothing_but_answers()
    {
        var nodes = Loaded.Graph.EntityNames.Select(Loaded.Graph.NodeOf).Append("/dev/media0");
        var checkedCalls = 0;
        foreach (var node in nodes)
        {
            var answers = await TryAsync($"{GuestPrograms.Folder}/ioctl-fill {node}");
            checkedCalls += answers.Stdout.Split('\n').Count(line => line.EndsWith(" ok", StringComparison.Ordinal));

            Assert.That(answers.ExitCode, Is.Zero, node + "\n" + answers.Stderr + answers.Stdout);
        }

        Assert.That(checkedCalls, Is.GreaterThan(100));
    }

    /// <summary>A path as it is configured, without a stream.</summary>
    private static string ConfigureOnly(ColorPath path) =>
        path.Start().Replace("request a mmap 2\nqueue a all\nstart a", "", StringComparison.Ordinal);

    private const string CloseAll = "close a\nclose r\nclose c\nclose d\nclose s";

    private async Task CoverAsync(string script, int expected)
    {
        var transcript = await PlayAsync(script, Deadline);

        var covered = transcript.OutputOf("cover ").Count(line => line.StartsWith("covered ", StringComparison.Ordinal));
        Assert.That(covered, Is.EqualTo(expected));
    }
}
