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

    /// <summary>All 31.</summary>
    public static FormatGroup All { get; } = new("every format", _ => true);

    /// <summary>The 12 of linear Bayer samples.</summary>
    public static FormatGroup Bayer { get; } =
        new("8, 10 and 12 bit Bayer formats", format => format.Encoding == SampleEncoding.Bayer);

    /// <summary>The 11 of colour pixels.</summary>
    public static FormatGroup Rgb { get; } = new("RGB formats", format => format.Encoding == SampleEncoding.Rgb);

    /// <summary>The 10 of colour pixels stored in three bytes.</summary>
    public static FormatGroup Rgb24 { get; } = new(
        "RGB formats of three bytes", format => format is { Encoding: SampleEncoding.Rgb, BytesPerPixel: 3 });

    /// <summary>In words, for messages.</summary>
    public string Summary { get; }

    /// <summary>Whether <paramref name="format"/> is one of them.</summary>
    public bool Contains(MediaBusFormat format) => _contains(format.PixelFormat);
}
