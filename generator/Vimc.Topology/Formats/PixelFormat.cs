namespace Vimc.Topology.Formats;

/// <summary>A format of frames in memory. Instances come from <see cref="FormatTable"/> only.</summary>
public sealed class PixelFormat
{
    /// <summary>What macro names of pixel formats begin with in <c>linux/videodev2.h</c>.</summary>
    public const string Prefix = "V4L2_PIX_FMT_";

    internal PixelFormat(string name, SampleEncoding encoding, BayerOrder? order, int bytesPerPixel, int depth)
    {
        Name = name;
        Encoding = encoding;
        Order = order;
        BytesPerPixel = bytesPerPixel;
        Depth = depth;
    }

    /// <summary>The name in the kernel header without <see cref="Prefix"/>: <c>SRGGB8</c>.</summary>
    public string Name { get; }

    /// <summary>The macro: <c>V4L2_PIX_FMT_SRGGB8</c>.</summary>
    public string Macro => Prefix + Name;

    /// <summary>How samples are stored.</summary>
    public SampleEncoding Encoding { get; }

    /// <summary>Order of the colours; null where they are interleaved.</summary>
    public BayerOrder? Order { get; }

    /// <summary>Bytes a pixel takes in memory.</summary>
    public int BytesPerPixel { get; }

    /// <summary>Significant bits of a sample, before it is compressed.</summary>
    public int Depth { get; }

    /// <summary>
    /// What <c>v4l2-tpg</c> is asked for: it knows the names of the compressed formats, but produces no samples for
    /// them, so it makes the 10 bit samples and the driver compresses them. Of 14 bits it knows nothing; the driver
    /// takes the upper ones of 16.
    /// </summary>
    public string TpgMacro => (Encoding, Depth) switch
    {
        (SampleEncoding.BayerAlaw8 or SampleEncoding.BayerDpcm8, _) => BayerMacro(10),
        (SampleEncoding.Bayer, 14) => BayerMacro(16),
        _ => Macro,
    };

    /// <summary>The media bus codes that end in memory as this format, the preferred one first.</summary>
    public IReadOnlyList<MediaBusFormat> Codes { get; internal set; } = [];

    /// <inheritdoc/>
    public override string ToString() => Name;

    private string BayerMacro(int depth) => $"{Prefix}S{Order!.Value.ToString().ToUpperInvariant()}{depth}";
}
