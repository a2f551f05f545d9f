using Vimc.Reference;

namespace Vimc.Guest.Tests.Frames;

/// <summary>How pixels travel between pads.</summary>
/// <param name="Name">Without <c>MEDIA_BUS_FMT_</c>.</param>
/// <param name="Code">The value.</param>
/// <param name="PixelFormatName">The pixel format a capture stores it in, without <c>V4L2_PIX_FMT_</c>.</param>
internal sealed record MediaBusFormat(string Name, int Code, string PixelFormatName)
{
    /// <summary>The pixel format a capture stores it in.</summary>
    public PixelFormat PixelFormat => PixelFormats.Find(PixelFormatName);

    public override string ToString() => Name;
}
