using System.Text.RegularExpressions;
using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Ring;
using Vimc.Harness.Guest;
using Vimc.Harness.Image;

namespace Vimc.Guest.Tests.Clients;

/// <summary>
/// libcamera's own programs, <c>cam</c> and <c>lc-compliance</c>, and its layer for programs that only know V4L2.
/// Whatever they do, libcamera has nothing to complain of.
/// </summary>
/// <param name="sensor">The entity that it makes a camera of.</param>
[GuestTimeLimit(300)]
internal abstract partial class LibcameraClientTest(string sensor) : GuestTest
{
    // What it says of any sensor that is in no shop, and of pixel formats that it has no names for; what its handler of vimc
    // says of memory between itself and itself, if a stream ends at the wrong moment; and that neither handler takes a
    // frame rate.
    private static readonly string[] FalseWarnings =
    [
        "No static properties available for", "Please consider updating the camera sensor properties database",
        "No sensor delays found in static properties", "Unsupported V4L2 pixel format", "Could not find parameter buffer",
        "Camera does not support FrameDurationLimits",
    ];

    protected override GuestAddition? Addition => ClientPrograms.Libcamera;

    /// <summary>What it calls the camera.</summary>
    protected string Camera { get; } = $"platform/vimc.0 {sensor}";

    /// <summary>Takes away the text in the picture, which tells the time.</summary>
    [SetUp]
    public Task HideInformation() => PlayAsync($"open s <{sensor}>\ncontrol s {ControlId.ShowInformation} 2");

    [Test]
    public async Task The_camera_is_listed()
    {
        var listed = await RunAsync("cam -l");

        // Newer ones say first where the camera is.
        Assert.That(listed, Does.Match($@"1: (External camera )?'{sensor}' \({Regex.Escape(Camera)}\)"));
    }

    [Test]
    public async Task The_layer_for_programs_of_V4L2_captures()
    {
        var output = await RunAsync(
            "libcamerify v4l2-ctl -d /dev/video0 --info --stream-mmap --stream-count=5 --stream-to=/tmp/frames "
                + "&& stat -c 'bytes %s' /tmp/frames");

        Assert.That(output, Does.Match(@"Driver name +: libcamera\n").And.Contain($": {Camera}\n"));
        Assert.That(output, Does.Match(@"bytes [1-9]\d+\n"));
    }

    [Test]
    public async Task Its_compliance_tests_pass()
    {
        // Each test there is with eight requests, as those of 89 take minutes.
        var output = await RunAsync($"lc-compliance -c '{Camera}' -f '*_8' 2>&1", mayFail: true);

        var failures = Regex.Count(output, ": Failure\n");
        var named = Regex.Count(output, ": Failure\nValue of: cfg.colorSpace\n");
        Assert.That(failures, Is.EqualTo(named), output);
        Assert.That(Regex.Count(output, @"\[ +OK \]") + named, Is.GreaterThanOrEqualTo(12), output);
        Assert.That(output, Does.Match(@"\d+ tests from \d+ test suites? ran\."), "to the end");
    }

    /// <summary>Captures with <c>cam</c>.</summary>
    /// <param name="options">More options.</param>
    /// <param name="count">How many frames.</param>
    /// <returns>Bytes of each frame.</returns>
    protected async Task<IReadOnlyList<int>> CaptureAsync(string options, int count)
    {
        var output = await RunAsync($"cam -c1 {options} -C{count}");
        var frames = FrameLine().Matches(output);

        Assert.That(frames, Has.Count.EqualTo(count), output);
        return [.. frames.Select(frame => int.Parse(frame.Groups[1].Value))];
    }

    /// <summary>The bytes of the last of the frames that <c>cam -F/tmp/frame-#.bin</c> saved.</summary>
    protected async Task<byte[]> ReadLastFrameAsync() =>
        await ReadBytesAsync((await MustAsync("ls /tmp/frame-* | tail -n 1")).Trim());

    /// <summary>Runs one of its programs, which must succeed and have nothing to complain of.</summary>
    /// <param name="command">Text for <c>sh -c</c>.</param>
    /// <param name="mayFail">Whether the exit status is judged by the caller.</param>
    protected async Task<string> RunAsync(string command, bool mayFail = false)
    {
        var result = await TryAsync($"export LIBCAMERA_LOG_NO_COLOR=1; {command}", TimeSpan.FromMinutes(4));
        var complaints = $"{result.Stdout}{result.Stderr}".Split('\n')
            .Where(line => Complaint().IsMatch(line))
            .Where(line => !FalseWarnings.Any(known => line.Contains(known, StringComparison.Ordinal)));

        Assert.That(complaints, Is.Empty);
        Assert.That(mayFail || result.ExitCode == 0, $"{result.Stdout}{result.Stderr}");
        return result.Stdout;
    }

    // "12.345678 (30.00 fps) cam0-stream0 seq: 000000 bytesused: 6220800"
    [GeneratedRegex(@"seq: \d+ bytesused: (\d+)")]
    private static partial Regex FrameLine();

    // Older ones colour their log whatever they are told.
    [GeneratedRegex(@"\b(WARN|ERROR|FATAL)\b")]
    private static partial Regex Complaint();
}
