namespace Vimc.Harness.MediaGraph;

/// <summary>An entity of a media device.</summary>
public sealed record MediaEntity
{
    /// <summary>"Sensor A"</summary>
    public required string Name { get; init; }

    /// <summary>The kernel's number for it, or null for a topology that is not loaded.</summary>
    public uint? Id { get; init; }

    /// <summary>
    /// "Sensor", "Lens", "V4L" or "Unknown", all that <c>media-ctl</c> tells of a function.
    /// </summary>
    public required string Subtype { get; init; }

    /// <summary>"MEDIA_ENT_F_CAM_SENSOR", or null where unknown.</summary>
    public string? Function { get; init; }

    /// <summary>True for a video node, false for a subdevice.</summary>
    public required bool IsVideoNode { get; init; }

    /// <summary>"/dev/video0", or null.</summary>
    public string? DeviceNode { get; init; }

    /// <summary>By index.</summary>
    public required IReadOnlyList<MediaPad> Pads { get; init; }
}
