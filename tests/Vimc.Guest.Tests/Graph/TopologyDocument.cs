using System.Text.Json;

namespace Vimc.Guest.Tests.Graph;

/// <summary>What <c>vimc-gen graph --format json</c> says of a topology.</summary>
internal sealed record TopologyDocument(
    string Name,
    string DriverName,
    IReadOnlyList<TopologyDocument.Entity> Entities,
    IReadOnlyList<TopologyDocument.DataLink> Links,
    IReadOnlyList<TopologyDocument.AncillaryLink> AncillaryLinks)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
    };

    public static TopologyDocument Read(string path) =>
        JsonSerializer.Deserialize<TopologyDocument>(File.ReadAllText(path), Options)
        ?? throw new InvalidOperationException($"'{path}' holds no topology");

    /// <summary>The graph, one fact a line, as <see cref="MediaSnapshot.Facts"/> tells it of a loaded driver.</summary>
    public IEnumerable<string> Facts()
    {
        foreach (var entity in Entities)
        {
            yield return $"entity '{entity.Name}' {entity.Function}";
            yield return $"node '{entity.Name}' {entity.DeviceNode}";
            for (var pad = 0; pad < entity.Pads.Count; pad++)
                yield return $"pad '{entity.Name}':{pad} {entity.Pads[pad].Direction}";
        }

        foreach (var link in Links)
            yield return $"link {link.Source} -> {link.Sink}{Flags(link)}";
        foreach (var link in AncillaryLinks)
            yield return $"ancillary link '{link.Primary}' -> '{link.Ancillary}' enabled immutable";
    }

    private static string Flags(DataLink link) =>
        (link.Enabled ? " enabled" : "") + (link.Immutable ? " immutable" : "");

    internal sealed record Entity(
        string Name,
        string Type,
        string Function,
        string DeviceNode,
        IReadOnlyList<Pad> Pads,
        string? PixelFormat = null,
        IReadOnlyList<string>? FurtherFormats = null,
        long? PixelRate = null,
        int? Hblank = null,
        string? Orientation = null,
        int? Rotation = null,
        int? ExposureDelay = null,
        int? GainDelay = null,
        int? VblankDelay = null,
        bool? FrameIntervals = null,
        bool? FlipModifiesLayout = null,
        int? Lanes = null,
        Size? Array = null,
        IReadOnlyList<Mode>? Modes = null);

    internal sealed record Size(int Width, int Height);

    internal sealed record Mode(int Width, int Height, int Left, int Top, int Binning);

    internal sealed record Pad(string Direction, string Code, int Width, int Height);

    internal sealed record DataLink(PadReference Source, PadReference Sink, bool Enabled, bool Immutable);

    internal sealed record AncillaryLink(string Primary, string Ancillary);

    internal sealed record PadReference(string Entity, int Pad)
    {
        public override string ToString() => $"'{Entity}':{Pad}";
    }
}
