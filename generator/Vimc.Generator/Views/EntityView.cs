using Vimc.Topology.Model;

namespace Vimc.Generator.Views;

/// <summary>One <c>struct vimc_ent_config</c>, as final C text.</summary>
internal sealed class EntityView(Entity entity)
{
    // The longest name gives a line of 80 columns in the template, so no prefix; statics need none.
    private readonly string _stem =
        char.IsAsciiDigit(entity.Identifier[0]) ? "_" + entity.Identifier : entity.Identifier;

    public string Id => IdOf(entity);

    public string Name => CText.String(entity.Name);

    public string Type => $"vimc_{entity.Type.Keyword}_type";

    public bool HasPads => entity.Pads.Count > 0;

    public string PadsName => _stem + "_pads";

    public IReadOnlyList<PadView> Pads { get; } = [.. entity.Pads.Select(pad => new PadView(pad))];

    public bool IsCapture => entity.PixelFormat is not null;

    public string Pixelformat => entity.PixelFormat?.Macro ?? "0";

    public bool HasFormats => entity.FurtherFormats.Count > 0;

    public string FormatsName => _stem + "_fmts";

    public IReadOnlyList<string> Formats { get; } = [.. entity.FurtherFormats.Select(format => format.Macro)];

    public bool HasCustomBytesperline => entity.Buffers?.HasCustomLines ?? false;

    public bool IsMultiplanar => entity.Buffers?.Planes == BufferPlanes.Multi;

    public bool IsSensor => entity.Timing is not null;

    public string SensorName => _stem + "_cfg";

    public string PixelRate => CText.Number(entity.Timing?.PixelRate ?? 0);

    public string Hblank => CText.Number(entity.Timing?.HorizontalBlanking ?? 0);

    public string Orientation =>
        $"V4L2_CAMERA_ORIENTATION_{entity.Mounting?.Orientation.ToString().ToUpperInvariant()}";

    public string Rotation => CText.Number(entity.Mounting?.Rotation ?? 0);

    public string ExposureDelay => CText.Number(entity.Delays?.Exposure ?? 0);

    public string GainDelay => CText.Number(entity.Delays?.Gain ?? 0);

    public string VblankDelay => CText.Number(entity.Delays?.VerticalBlanking ?? 0);

    public string FrameIntervals => CText.Boolean(entity.Interface?.HasFrameIntervals ?? false);

    public string FlipModifiesLayout => CText.Boolean(entity.Interface?.FlipModifiesLayout ?? false);

    public string Lanes => CText.Number(entity.Bus?.Lanes ?? 0);

    public bool HasModes => entity.Readout is not null;

    public string ModesName => _stem + "_modes";

    public IReadOnlyList<ModeView> Modes { get; } =
        [.. (entity.Readout?.Modes ?? []).Select(mode => new ModeView(mode))];

    public string ArrayWidth => CText.Number(entity.Readout?.Array.Width ?? 0);

    public string ArrayHeight => CText.Number(entity.Readout?.Array.Height ?? 0);

    public static string IdOf(Entity entity) => "VIMC_ENT_" + entity.Identifier.ToUpperInvariant();
}
