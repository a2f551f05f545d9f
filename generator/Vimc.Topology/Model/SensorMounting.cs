namespace Vimc.Topology.Model;

/// <summary>How a sensor sits in what it is built into; user space turns its pictures and picks a camera by it.</summary>
/// <param name="Orientation">Where it looks.</param>
/// <param name="Rotation">Degrees, as in <c>V4L2_CID_CAMERA_SENSOR_ROTATION</c>.</param>
public sealed record SensorMounting(CameraOrientation Orientation, int Rotation)
{
    /// <summary>What a sensor has unless its description says otherwise: it is built into nothing.</summary>
    public static readonly SensorMounting Default = new(CameraOrientation.External, 0);

    /// <summary>One more degree is a full turn.</summary>
    internal const int MostRotation = 359;
}
