using Vimc.Topology.Formats;

namespace Vimc.Topology.Model;

/// <summary>One entity of the media graph, complete.</summary>
/// <param name="Name">Its name in the graph: unique, at most <see cref="MaxNameLength"/> ASCII characters.</param>
/// <param name="Type">What it does.</param>
/// <param name="Pads">The formats as loaded, by pad index.</param>
/// <param name="PixelFormat">What a capture stores as loaded; null for others.</param>
/// <param name="Timing">For a sensor; null for others.</param>
public sealed record Entity(
    string Name,
    EntityType Type,
    IReadOnlyList<PadFormat> Pads,
    PixelFormat? PixelFormat,
    SensorTiming? Timing)
{
    /// <summary>
    /// What fits the 32 bytes of <c>struct media_entity_desc</c> and the names of Linux 6.1, terminated.
    /// </summary>
    public const int MaxNameLength = 31;

    /// <summary>For a sensor; null for others.</summary>
    public SensorMounting? Mounting { get; init; }

    /// <summary>For a sensor; null for others.</summary>
    public SensorDelays? Delays { get; init; }

    /// <summary>For a sensor; null for others.</summary>
    public SensorInterface? Interface { get; init; }

    /// <summary>For a sensor; null for others.</summary>
    public SensorBus? Bus { get; init; }

    /// <summary>For a sensor with modes; null for others.</summary>
    public SensorReadout? Readout { get; init; }

    /// <summary>For a capture; null for others.</summary>
    public CaptureBuffers? Buffers { get; init; }

    /// <summary>
    /// What a capture can store beyond the formats of the in-tree driver, which every capture offers: what links of
    /// the graph, enabled or not, can bring there. In the order of the table; none for others.
    /// </summary>
    public IReadOnlyList<PixelFormat> FurtherFormats { get; init; } = [];

    /// <summary>The name as part of a C identifier, lower case: <c>sensor_a</c>.</summary>
    public string Identifier => IdentifierOf(Name);

    /// <summary>The <see cref="Identifier"/> of an entity called <paramref name="name"/>.</summary>
    internal static string IdentifierOf(string name)
    {
        var letters = name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ');
        return string.Join('_', string.Concat(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
