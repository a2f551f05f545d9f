using Vimc.Harness.Guest;
using Vimc.Harness.Image;
using Vimc.Reference;

namespace Vimc.Guest.Tests.Clients;

/// <summary>ffmpeg's <c>-f v4l2</c>: the formats it negotiates and the frames it decodes.</summary>
internal sealed class FfmpegTests : ClientTest
{
    private const string ColorCapture = "RGB/YUV Capture";

    protected override GuestAddition? Addition => ClientPrograms.Ffmpeg;

    [TestCase("RGB24")]
    [TestCase("BGR24")]
    public async Task Frames_are_what_the_debayer_made(string pixelFormat)
    {
        var frame = await ConfigureColorAsync(PixelFormats.Find(pixelFormat), 320, 240);

        var sums = await CaptureAsync(ColorCapture, $"-input_format {pixelFormat.ToLowerInvariant()} -video_size 320x240");

        AssertAllAre(sums, frame.Bytes);
    }

    [Test]
    public async Task Raw_frames_are_what_the_sensor_made()
    {
        var frame = await ConfigureRawAsync(PixelFormats.Find("SRGGB8"), 320, 240);

        var sums = await CaptureAsync("Raw Capture 0", "-input_format bayer_rggb8 -video_size 320x240");

        AssertAllAre(sums, frame.Bytes);
    }

    [Test]
    public async Task A_converted_picture_has_the_same_colours()
    {
        var frame = await ConfigureColorAsync(PixelFormats.Rgb24, 322, 50);

        var sums = await CaptureAsync(ColorCapture, "-input_format rgb24 -video_size 322x50", "-pix_fmt bgra");

        AssertAllAre(sums, ToBgra(frame));
    }

    [Test]
    public async Task The_size_is_taken_over_from_the_node()
    {
        var frame = await ConfigureColorAsync(PixelFormats.Rgb24, 128, 96);

        var sums = await CaptureAsync(ColorCapture, "-input_format rgb24");

        AssertAllAre(sums, frame.Bytes);
    }

    [Test]
    public async Task Formats_and_sizes_are_listed()
    {
        var result = await TryAsync(
            WithNodes($"ffmpeg -hide_banner -nostdin -f v4l2 -list_formats all -i <{ColorCapture}>"),
            TimeSpan.FromMinutes(2));

        foreach (var format in (string[])["rgb24", "bgr24"])
            Assert.That(result.Stderr, Does.Match($@"Raw +: +{format} : .* : {{16-4096, 1}}x{{16-2160, 1}}"));
    }

    [TestCase("-input_format bgr24 -video_size 320x240")]
    [TestCase("-input_format rgb24 -video_size 322x240")]
    public async Task What_the_pads_do_not_give_is_refused_and_harms_nobody(string options)
    {
        var frame = await ConfigureColorAsync(PixelFormats.Rgb24, 320, 240);

        var refused = await RunAsync(ColorCapture, options);
        var sums = await CaptureAsync(ColorCapture, "-input_format rgb24 -video_size 320x240");

        Assert.That(refused.ExitCode, Is.Not.Zero);
        Assert.That(refused.Stderr, Does.Contain("VIDIOC_STREAMON").And.Contain("Broken pipe"));
        AssertAllAre(sums, frame.Bytes);
    }

    private async Task<IReadOnlyList<string>> CaptureAsync(string capture, string options, string output = "")
    {
        var result = await RunAsync(capture, options, output);
        Assert.That(result.ExitCode, Is.Zero, result.Stderr);

        // "0, dts, pts, duration, size, hash"
        var frames = result.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(',', StringSplitOptions.TrimEntries))
            .ToArray();
        Assert.That(frames.Select(frame => int.Parse(frame[2])), Is.Ordered.Ascending.And.Unique, "time goes on");
        return [.. frames.Select(frame => frame[5])];
    }

    // Frames as they come: by default it repeats or leaves out some, to keep a rate that it is not told.
    private Task<CommandResult> RunAsync(string capture, string options, string output = "") =>
        TryAsync(
            WithNodes(
                $"ffmpeg -hide_banner -nostdin -f v4l2 {options} -i <{capture}> -frames:v {Frames} "
                    + $"-fps_mode passthrough {output} -f framehash -hash sha256 -"),
            TimeSpan.FromMinutes(2));
}
