namespace Vimc.Reference;

/// <summary>
/// What exposure time and analogue gain of a sensor do to its samples: they grow with both, up to white. The factor
/// has 16 fraction bits; that and how halves are rounded is the definition of the result.
/// </summary>
public static class Exposure
{
    private const long One = 1 << 16;
    private const long MostFactor = 1 << 28;
    private const int UnityGain = 16;
    private const int ColorDepth = 8;

    /// <summary>A sample of a frame of <paramref name="height"/> lines.</summary>
    public static int Apply(SensorSettings settings, int height, int sample, int depth)
    {
        long light = (long)(settings.Exposure ?? height) * settings.Gain;
        long neutral = (long)height * UnityGain;
        var factor = Math.Min(((light * One) + (neutral / 2)) / neutral, MostFactor);
        return (int)Math.Min(((sample * factor) + (One / 2)) / One, (1 << depth) - 1);
    }

    /// <summary>A colour of a frame of <paramref name="height"/> lines.</summary>
    public static Rgb Apply(SensorSettings settings, int height, Rgb color) => new(
        Apply(settings, height, color.Red),
        Apply(settings, height, color.Green),
        Apply(settings, height, color.Blue));

    private static byte Apply(SensorSettings settings, int height, byte component) =>
        (byte)Apply(settings, height, component, ColorDepth);
}
