namespace Vimc.Topology.Model;

/// <summary>What user space can choose of a capture's buffers.</summary>
/// <param name="HasCustomLines">
/// Whether <c>VIDIOC_S_FMT</c> takes a <c>bytesperline</c> that is larger than the pixels of a line.
/// </param>
/// <param name="Planes">Whether a buffer can be several planes of memory.</param>
public sealed record CaptureBuffers(bool HasCustomLines, BufferPlanes Planes)
{
    /// <summary>Those of the in-tree driver, in which lines follow one another without padding, in one plane.</summary>
    public static readonly CaptureBuffers Default = new(false, BufferPlanes.One);
}
