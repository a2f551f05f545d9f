namespace Vimc.Topology.Formats;

/// <summary>A format of pixels on a link. Instances come from <see cref="FormatTable"/> only.</summary>
public sealed class MediaBusFormat
{
    /// <summary>What macro names of bus formats begin with in <c>linux/media-bus-format.h</c>.</summary>
    public const string Prefix = "MEDIA_BUS_FMT_";

    internal MediaBusFormat(string name, PixelFormat pixelFormat)
    {
        Name = name;
        PixelFormat = pixelFormat;
    }

    /// <summary>The name in the kernel header without <see cref="Prefix"/>: <c>SRGGB8_1X8</c>.</summary>
    public string Name { get; }

    /// <summary>The macro: <c>MEDIA_BUS_FMT_SRGGB8_1X8</c>.</summary>
    public string Macro => Prefix + Name;

    /// <summary>How pixels of this format are stored by a capture.</summary>
    public PixelFormat PixelFormat { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
