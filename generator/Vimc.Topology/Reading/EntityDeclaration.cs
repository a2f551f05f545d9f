using Vimc.Topology.Formats;
using Vimc.Topology.Model;

namespace Vimc.Topology.Reading;

/// <summary>An entity as written; null where its description says nothing or its type has no such property.</summary>
internal sealed record EntityDeclaration(Located<string> Name, EntityType Type)
{
    /// <summary>The lens of a sensor, by name.</summary>
    public Located<string>? Lens { get; init; }

    /// <summary>What the source pad of a sensor or debayer outputs.</summary>
    public Located<MediaBusFormat>? Code { get; init; }

    /// <summary>What a capture stores.</summary>
    public Located<PixelFormat>? PixelFormat { get; init; }

    /// <summary>Of a capture.</summary>
    public bool? HasCustomLines { get; init; }

    /// <summary>Of a capture.</summary>
    public BufferPlanes? Planes { get; init; }

    /// <summary>Frame size of the source pad of a sensor or scaler.</summary>
    public Located<FrameSize>? Size { get; init; }

    /// <summary>Of the pixel array of a sensor.</summary>
    public Located<FrameSize>? Array { get; init; }

    /// <summary>Of a sensor.</summary>
    public IReadOnlyList<ModeDeclaration>? Modes { get; init; }

    /// <summary>Of a sensor: the data lanes it sends pixels over.</summary>
    public int? Lanes { get; init; }

    /// <summary>Of a sensor, in pixels a second.</summary>
    public long? PixelRate { get; init; }

    /// <summary>Of a sensor, in pixels.</summary>
    public int? HorizontalBlanking { get; init; }

    /// <summary>Of a sensor.</summary>
    public CameraOrientation? Orientation { get; init; }

    /// <summary>Of a sensor, in degrees.</summary>
    public int? Rotation { get; init; }

    /// <summary>Of a sensor, in frames.</summary>
    public int? ExposureDelay { get; init; }

    /// <summary>Of a sensor, in frames.</summary>
    public int? GainDelay { get; init; }

    /// <summary>Of a sensor, in frames.</summary>
    public int? VerticalBlankingDelay { get; init; }

    /// <summary>Of a sensor.</summary>
    public bool? HasFrameIntervals { get; init; }

    /// <summary>Of a sensor.</summary>
    public bool? FlipModifiesLayout { get; init; }
}
