using Vimc.Topology.Formats;

namespace Vimc.Topology.Model;

/// <summary>
/// What all entities of one kind share: pads, formats, keys in the description. The pads and formats are those of
/// the in-tree driver, which user space relies on.
/// </summary>
public sealed class EntityType
{
    private readonly FormatGroup _takes;
    private readonly FormatGroup _outputs;

    private EntityType(
        EntityKind kind,
        string function,
        PadDirection[] pads,
        string[] keys,
        FormatGroup takes,
        FormatGroup outputs)
    {
        Kind = kind;
        Function = function;
        Pads = pads;
        Keys = keys;
        _takes = takes;
        _outputs = outputs;
    }

    /// <summary>All types, in the order of <see cref="EntityKind"/>.</summary>
    public static IReadOnlyList<EntityType> All { get; } =
    [
        new(EntityKind.Sensor, "MEDIA_ENT_F_CAM_SENSOR", [PadDirection.Source],
            ["format", "size", "lens", "pixel_rate", "hblank", "orientation", "rotation", "exposure_delay",
                "gain_delay", "vblank_delay", "frame_intervals", "flip_modifies_layout", "array", "modes", "lanes"],
            FormatGroup.None, FormatGroup.All),
        new(EntityKind.Debayer, "MEDIA_ENT_F_PROC_VIDEO_PIXEL_ENC_CONV", [PadDirection.Sink, PadDirection.Source],
            ["format"], FormatGroup.Bayer, FormatGroup.Rgb24),
        new(EntityKind.Scaler, "MEDIA_ENT_F_PROC_VIDEO_SCALER", [PadDirection.Sink, PadDirection.Source],
            ["size"], FormatGroup.WholePixels, FormatGroup.WholePixels),
        new(EntityKind.Capture, "MEDIA_ENT_F_IO_V4L", [PadDirection.Sink],
            ["format", "custom_bytesperline", "planes"], FormatGroup.All, FormatGroup.None),
        new(EntityKind.Lens, "MEDIA_ENT_F_LENS", [], [], FormatGroup.None, FormatGroup.None),
    ];

    /// <summary>Which one this is.</summary>
    public EntityKind Kind { get; }

    /// <summary>The word after <c>type:</c>, also used in messages and C names: <c>sensor</c>.</summary>
    public string Keyword => Kind.ToString().ToLowerInvariant();

    /// <summary>The macro of its function in <c>linux/media.h</c>.</summary>
    public string Function { get; }

    /// <summary>Directions of its pads, by index.</summary>
    public IReadOnlyList<PadDirection> Pads { get; }

    /// <summary>The keys of its description besides <c>name</c> and <c>type</c>.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>Its pads in words, for messages: <c>pads 0 (sink) and 1 (source)</c>.</summary>
    public string PadSummary => Pads switch
    {
        [] => "no pads",
        [var only] => $"pad 0 ({Word(only)})",
        _ => "pads " + string.Join(" and ", Pads.Select((direction, pad) => $"{pad} ({Word(direction)})")),
    };

    /// <summary>What its sink pad takes, in words.</summary>
    public string TakesSummary => _takes.Summary;

    /// <summary>What its source pad can output, in words.</summary>
    public string OutputSummary => _outputs.Summary;

    /// <summary>The type of entities of <paramref name="kind"/>.</summary>
    public static EntityType Of(EntityKind kind) => All[(int)kind];

    /// <summary>Whether its sink pad takes <paramref name="format"/>.</summary>
    public bool Takes(MediaBusFormat format) => _takes.Contains(format);

    /// <summary>Whether its source pad can output <paramref name="format"/>.</summary>
    public bool Outputs(MediaBusFormat format) => _outputs.Contains(format);

    private static string Word(PadDirection direction) => direction == PadDirection.Sink ? "sink" : "source";
}
