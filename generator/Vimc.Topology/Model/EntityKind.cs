namespace Vimc.Topology.Model;

/// <summary>What an entity does.</summary>
public enum EntityKind
{
    /// <summary>Produces frames of a test pattern.</summary>
    Sensor,

    /// <summary>Turns Bayer samples into colour pixels.</summary>
    Debayer,

    /// <summary>Crops and scales colour pixels.</summary>
    Scaler,

    /// <summary>Hands frames to user space.</summary>
    Capture,

    /// <summary>Has a focus control and no pads; belongs to a sensor.</summary>
    Lens,
}
