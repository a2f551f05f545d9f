namespace Vimc.Topology.Model;

/// <summary>The interface of a capture to its buffers.</summary>
public enum BufferPlanes
{
    /// <summary>A buffer is one plane of memory: <c>V4L2_CAP_VIDEO_CAPTURE</c>.</summary>
    One,

    /// <summary>It can be several: <c>V4L2_CAP_VIDEO_CAPTURE_MPLANE</c>.</summary>
    Multi,
}
