namespace Vimc.Topology.Model;

/// <summary>
/// How many frames after the one it is written in a control of a sensor acts: 1 is the next. A sensor takes its
/// registers over as a frame begins, and begins to expose a frame long before it reads it.
/// </summary>
/// <param name="Exposure">Of <c>V4L2_CID_EXPOSURE</c>.</param>
/// <param name="Gain">Of <c>V4L2_CID_ANALOGUE_GAIN</c>.</param>
/// <param name="VerticalBlanking">Of <c>V4L2_CID_VBLANK</c>.</param>
public sealed record SensorDelays(int Exposure, int Gain, int VerticalBlanking)
{
    /// <summary>
    /// What a sensor has unless its description says otherwise: what most sensors have, but for the blanking, which
    /// acts as soon as it does in the in-tree driver.
    /// </summary>
    public static readonly SensorDelays Default = new(2, 1, 1);

    /// <summary>Nothing reaches a frame that began already.</summary>
    internal const int Least = 1;

    /// <summary>What the driver remembers, <c>VIMC_DELAY_MOST</c>.</summary>
    internal const int Most = 8;
}
