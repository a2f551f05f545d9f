namespace Vimc.Topology.Model;

/// <summary>What a sensor shows to user space beyond what every sensor does.</summary>
/// <param name="HasFrameIntervals">
/// Whether <c>VIDIOC_SUBDEV_S_FRAME_INTERVAL</c> and its kin choose the frame rate as <c>V4L2_CID_VBLANK</c> does.
/// </param>
/// <param name="FlipModifiesLayout">
/// Whether a flip moves the Bayer pattern along, which <c>V4L2_CTRL_FLAG_MODIFY_LAYOUT</c> then announces.
/// </param>
public sealed record SensorInterface(bool HasFrameIntervals, bool FlipModifiesLayout)
{
    /// <summary>
    /// That of the in-tree driver: the frame rate of a raw sensor is set by its blanking, and flips leave the media bus
    /// code as it is.
    /// </summary>
    public static readonly SensorInterface Default = new(false, false);
}
