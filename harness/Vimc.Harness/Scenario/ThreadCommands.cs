namespace Vimc.Harness.Scenario;

/// <summary>
/// The commands of the thread "Collapse vimc into single monolithic driver" (linux-media, August 2019), as they were
/// written there.
/// </summary>
public static class ThreadCommands
{
    /// <summary>Frames to stream from each capture.</summary>
    public const int Frames = 100;

    /// <summary>What configures the pipelines, in order.</summary>
    public static IReadOnlyList<string> Configure { get; } =
    [
        "media-ctl -d platform:vimc -V '\"Sensor A\":0[fmt:SBGGR8_1X8/640x480]'",
        "media-ctl -d platform:vimc -V '\"Debayer A\":0[fmt:SBGGR8_1X8/640x480]'",
        "media-ctl -d platform:vimc -V '\"Sensor B\":0[fmt:SBGGR8_1X8/640x480]'",
        "media-ctl -d platform:vimc -V '\"Debayer B\":0[fmt:SBGGR8_1X8/640x480]'",
        // The scaler of that time had a fixed factor; since then its source pad says the size.
        "media-ctl -d platform:vimc -V '\"Scaler\":1[fmt:RGB888_1X24/1920x1440]'",
        "v4l2-ctl -z platform:vimc -d \"RGB/YUV Capture\" -v width=1920,height=1440",
        "v4l2-ctl -z platform:vimc -d \"Raw Capture 0\" -v pixelformat=BA81",
        "v4l2-ctl -z platform:vimc -d \"Raw Capture 1\" -v pixelformat=BA81",
    ];

    /// <summary>The capture nodes of the default topology.</summary>
    public static IReadOnlyList<string> Captures { get; } = ["/dev/video0", "/dev/video1", "/dev/video2"];

    /// <summary>What streams from a capture.</summary>
    public static string Stream(string node) => $"v4l2-ctl --stream-mmap --stream-count={Frames} -d {node}";
}
