namespace Vimc.Harness.Bench;

/// <summary>What is streamed: settings that both drivers called vimc understand.</summary>
/// <param name="Sensor">Size of the sensor, and of everything up to the scaler.</param>
public sealed record Workload(PixelSize Sensor)
{
    /// <summary>Size after the scaler; null for that of the sensor.</summary>
    public PixelSize? Scaled { get; init; }

    /// <summary>Whether the frames come from the raw capture, which has nothing but the sensor before it.</summary>
    public bool IsRaw { get; init; }

    /// <summary>The window of the debayer, in pixels.</summary>
    public int Window { get; init; } = 3;

    /// <summary>Whether every frame is another one, by noise; the default pattern stands still.</summary>
    public bool IsMoving { get; init; }

    /// <summary>Whether the sensor writes its counters and settings into the picture.</summary>
    public bool HasText { get; init; }

    /// <summary>Size of the frames that arrive.</summary>
    public PixelSize Output => IsRaw ? Sensor : Scaled ?? Sensor;

    /// <summary>Bytes of a frame that arrives: 8-bit Bayer or RGB24.</summary>
    public int FrameBytes => Output.Pixels * (IsRaw ? 1 : 3);

    /// <summary>The pixel format that arrives, as v4l2-ctl names it.</summary>
    internal string PixelFormat => IsRaw ? "BA81" : "RGB3";
}
