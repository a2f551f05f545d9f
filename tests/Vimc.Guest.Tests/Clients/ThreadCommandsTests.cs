using Vimc.Guest.Tests.Ring;

namespace Vimc.Guest.Tests.Clients;

/// <summary>The commands of the mailing list thread the driver goes back to, as they were written there.</summary>
internal sealed class ThreadCommandsTests : GuestTest
{
    // The scaler of that time scaled by a fixed factor; today its source pad is set as well.
    private static readonly string[] Configuration =
    [
        """media-ctl -d platform:vimc -V '"Sensor A":0[fmt:SBGGR8_1X8/640x480]'""",
        """media-ctl -d platform:vimc -V '"Debayer A":0[fmt:SBGGR8_1X8/640x480]'""",
        """media-ctl -d platform:vimc -V '"Sensor B":0[fmt:SBGGR8_1X8/640x480]'""",
        """media-ctl -d platform:vimc -V '"Debayer B":0[fmt:SBGGR8_1X8/640x480]'""",
        """media-ctl -d platform:vimc -V '"Scaler":1[fmt:RGB888_1X24/1920x1440]'""",
        """v4l2-ctl -z platform:vimc -d "RGB/YUV Capture" -v width=1920,height=1440""",
        """v4l2-ctl -z platform:vimc -d "Raw Capture 0" -v pixelformat=BA81""",
        """v4l2-ctl -z platform:vimc -d "Raw Capture 1" -v pixelformat=BA81""",
    ];

    [Test]
    public async Task The_commands_of_the_thread_stream_a_hundred_frames_a_capture()
    {
        foreach (var command in Configuration)
            await MustAsync(command);

        foreach (var device in new[] { "/dev/video0", "/dev/video1", "/dev/video2" })
        {
            var result = await TryAsync($"v4l2-ctl --stream-mmap --stream-count=100 -d {device}");

            Assert.That(result.ExitCode, Is.Zero, device);
            Assert.That(CountFrames(result.Stdout + result.Stderr), Is.EqualTo(100), () => device + result.Stderr);
        }

        await MustAsync("rmmod vimc");
    }

    /// <summary>v4l2-ctl prints one of these a frame, and exits with 0 even if the stream never started.</summary>
    private static int CountFrames(string output) => output.Count(character => character == '<');
}
