namespace Vimc.Topology.Model;

/// <summary>The pixel array of a sensor that has modes, and those.</summary>
/// <param name="Array">Its size.</param>
/// <param name="Modes">At least one, each of another size.</param>
public sealed record SensorReadout(FrameSize Array, IReadOnlyList<SensorMode> Modes)
{
    /// <summary>
    /// The array of a sensor unless its description says otherwise: that of a sensor without modes, whose frames of any
    /// size show all of it.
    /// </summary>
    public static readonly FrameSize DefaultArray = FrameSize.Most;
}
