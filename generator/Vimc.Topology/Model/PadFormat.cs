using Vimc.Topology.Formats;

namespace Vimc.Topology.Model;

/// <summary>The format of a pad when the module is loaded.</summary>
/// <param name="Code">Media bus format.</param>
/// <param name="Size">Frame size.</param>
public sealed record PadFormat(MediaBusFormat Code, FrameSize Size)
{
    /// <summary>As <c>media-ctl</c> writes it: <c>SRGGB8_1X8/640x480</c>.</summary>
    public override string ToString() => $"{Code}/{Size}";
}
