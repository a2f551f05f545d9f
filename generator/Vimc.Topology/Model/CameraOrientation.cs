namespace Vimc.Topology.Model;

/// <summary>Where a sensor looks, seen from the user of the device; see <c>V4L2_CID_CAMERA_ORIENTATION</c>.</summary>
public enum CameraOrientation
{
    /// <summary>At the user.</summary>
    Front,

    /// <summary>Away from the user.</summary>
    Back,

    /// <summary>Wherever it is pointed.</summary>
    External,
}
