namespace Vimc.Topology.Formats;

/// <summary>The media bus formats a pad has, and what to call them.</summary>
internal sealed class FormatGroup
{
    private readonly Func<PixelFormat, bool> _contains;

    private FormatGroup(string summary, Func<PixelFormat, bool> contains)
    {
        Summary = summary;
        _contains = contains;
    }

    /// <summary>No format.</summary>
    public static FormatGroup None { get; } = new("nothing", _ => false);

    /// <summary>All of them.</summary>
    public static FormatGroup All { get; } = new("every format", _ => true);

    /// <summary>Those of linear Bayer samples.</summary>
    public static FormatGroup Bayer { get; } =
        new("uncompressed Bayer formats", format => format.Encoding == SampleEncoding.Bayer);

    /// <summary>Those of which a pixel can be moved as it is: all but Bayer.</summary>
    public static FormatGroup WholePixels { get; } = new(
        "RGB and mono formats", format => format.Encoding is SampleEncoding.Rgb or SampleEncoding.Mono);

    /// <summary>Those of colour pixels stored in three bytes.</summary>
    public static FormatGroup Rgb24 { get; } = new(
        "RGB formats of three bytes", format => format is { Encoding: SampleEncoding.Rgb, BytesPerPixel: 3 });

    /// <summary>In words, for messages.</summary>
    public string Summary { get; }

    /// <summary>Whether <paramref name="format"/> is one of them.</summary>
    public bool Contains(MediaBusFormat format) => _contains(format.PixelFormat);
}
