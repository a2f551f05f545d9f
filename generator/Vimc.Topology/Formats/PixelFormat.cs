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

    /// <summary>Bytes a pixel, or a group of them, takes in memory.</summary>
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

    /// <summary>Pixels that only make sense together, of which <see cref="BytesPerPixel"/> are the bytes; mostly 1.</summary>
    public int Group { get; internal init; } = 1;

    /// <summary>Whether rows of chroma follow those of luma, one for two.</summary>
    public bool HasChromaRows { get; internal init; }

    /// <summary>Whether those are in a plane of memory of their own, which takes a capture of several.</summary>
    public bool IsMultiPlanar { get; internal init; }

    /// <summary>How a capture makes it of a source; null where it stores what arrives as it is.</summary>
    public Func<PixelFormat, RowConversion>? Conversion { get; internal init; }

    /// <summary>What a capture can make it of; none where it stores what arrives as it is.</summary>
    public IReadOnlyList<PixelFormat> Sources { get; internal init; } = [];

    /// <summary>The preferred one of the media bus codes it is stored of.</summary>
    public MediaBusFormat FirstCode => Sources is [var source, ..] ? source.FirstCode : Codes[0];

    /// <summary>Whether a capture can store <paramref name="code"/> as this format.</summary>
    public bool Stores(MediaBusFormat code) => code.PixelFormat == this || Sources.Contains(code.PixelFormat);

    /// <summary>
    /// The media bus codes that end in memory as this format without further ado, the preferred one first.
    /// </summary>
    public IReadOnlyList<MediaBusFormat> Codes { get; internal set; } = [];

    /// <inheritdoc/>
    public override string ToString() => Name;

    private string BayerMacro(int depth) => $"{Prefix}S{Order!.Value.ToString().ToUpperInvariant()}{depth}";
}
