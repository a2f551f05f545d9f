namespace Vimc.Topology.Model;

/// <summary>
/// What fixes the frame rates of a sensor: rate = pixel rate / ((width + hblank) * (height + vblank)).
/// </summary>
/// <param name="PixelRate">Pixels a second.</param>
/// <param name="HorizontalBlanking">Pixels.</param>
public sealed record SensorTiming(long PixelRate, int HorizontalBlanking)
{
    /// <summary>
    /// What a sensor has unless its description says otherwise. With the least vertical blanking, 4 lines:
    /// 352000000 / ((1920 + 800) * (1080 + 4)) = 119 frames a second at 1920x1080 and
    /// 352000000 / ((4096 + 800) * (2160 + 4)) = 33 at 4096x2160, so 60 and 30 are in reach with room to spare.
    /// </summary>
    public static readonly SensorTiming Default = new(352_000_000, 800);

    /// <summary>Slower, and the slowest rate would be several seconds a frame.</summary>
    internal const long LeastPixelRate = 1_000_000;

    /// <summary>More than any interface carries.</summary>
    internal const long MostPixelRate = 100_000_000_000;

    /// <summary>What fits the 16 bits such a register has in real sensors.</summary>
    internal const int MostHorizontalBlanking = 65_535;
}
