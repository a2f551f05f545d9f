using Vimc.Reference;

namespace Vimc.Guest.Tests.Frames;

/// <summary>Commands that give a sensor the settings of the reference model.</summary>
internal static class SensorCommands
{
    private const int NoInformation = 2;
    private const int ShortestBlanking = 4;

    /// <summary>Sets a format, turns the on-screen text off and asks for frames as fast as they can be made.</summary>
    public static string Prepare(
        char sensor, int width, int height, MediaBusFormat format, FieldOrder field = default) =>
        $"""
        pad {sensor} 0 {width} {height} {format.Code} {FieldNumber(field)}
        control {sensor} {ControlId.ShowInformation} {NoInformation}
        control {sensor} {ControlId.VerticalBlanking} {ShortestBlanking}
        """;

    /// <summary>Sets every control that shapes the picture.</summary>
    public static string Apply(char sensor, SensorSettings settings) =>
        $"""
        control {sensor} {ControlId.TestPattern} {(int)settings.Pattern}
        control {sensor} {ControlId.HorizontalFlip} {(settings.HorizontalFlip ? 1 : 0)}
        control {sensor} {ControlId.VerticalFlip} {(settings.VerticalFlip ? 1 : 0)}
        control {sensor} {ControlId.Brightness} {settings.Brightness}
        control {sensor} {ControlId.Contrast} {settings.Contrast}
        control {sensor} {ControlId.Saturation} {settings.Saturation}
        """;

    /// <summary>V4L2_FIELD_NONE, _TOP or _BOTTOM.</summary>
    public static int FieldNumber(FieldOrder field) => (int)field + 1;
}
