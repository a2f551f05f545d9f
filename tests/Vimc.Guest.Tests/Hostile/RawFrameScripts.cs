using Vimc.Guest.Tests.Frames;

namespace Vimc.Guest.Tests.Hostile;

/// <summary>Scripts that look for bytes of raw frames that nobody wrote.</summary>
internal static class RawFrameScripts
{
    /// <summary>V4L2_FIELD_NONE, TOP, BOTTOM, INTERLACED, SEQ_TB, SEQ_BT, INTERLACED_TB and _BT.</summary>
    public static IReadOnlyList<int> Fields { get; } = [1, 2, 3, 4, 5, 6, 8, 9];

    /// <summary>Takes frames of one format; the sensor is open as s.</summary>
    public static string Cover(string capture, int width, int height, MediaBusFormat format, int field) =>
        $"""
        {SensorCommands.Prepare('s', width, height, format)}
        pad s 0 {width} {height} {format.Code} {field}
        open a <{capture}>
        size a {width} {height} {format.PixelFormat.FourCC} {field}
        cover a 2
        close a
        """;
}
