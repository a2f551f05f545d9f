using Vimc.Topology.Formats;
using Vimc.Topology.Model;

namespace Vimc.Generator.Views;

/// <summary>
/// What <c>vimc-rows.c</c> is made from: a function for every pair of formats user space can set on the debayers and
/// scalers of this topology, and none for what it has not.
/// </summary>
internal sealed class RowsView(MediaTopology topology, Banner banner)
{
    // A debayer looks at so many bits of a sample: VIMC_WINDOW_MAX_DEPTH.
    private const int MostDebayeredBits = 12;

    public IReadOnlyList<string> Banner => banner.Lines;

    public bool HasDebayers => topology.Has(EntityKind.Debayer);

    public IReadOnlyList<DebayerKernelView> DebayerKernels { get; } =
    [
        .. from depth in FormatsOf(topology, EntityType.Of(EntityKind.Debayer).Takes)
               .Select(format => Math.Min(format.Depth, MostDebayeredBits))
               .Distinct()
           from output in FormatsOf(topology, EntityType.Of(EntityKind.Debayer).Outputs)
           select new DebayerKernelView(depth, output),
    ];

    public bool HasScalers => topology.Has(EntityKind.Scaler);

    public IReadOnlyList<ScalerKernelView> ScalerKernels { get; } =
    [
        .. FormatsOf(topology, EntityType.Of(EntityKind.Scaler).Takes)
            .Select(format => format.BytesPerPixel)
            .Distinct()
            .Select(bytes => new ScalerKernelView(bytes)),
    ];

    public bool HasConversions => Conversions.Count > 0;

    public IReadOnlyList<ConversionKernelView> ConversionKernels { get; } =
    [
        .. topology.Formats.Further
            .SelectMany(format => format.Sources.Select(source => format.Conversion!(source)))
            .Select(conversion => new ConversionKernelView(conversion))
            .DistinctBy(kernel => kernel.Name),
    ];

    public IReadOnlyList<ConversionView> Conversions { get; } =
    [
        .. from format in topology.Formats.Further
           from source in format.Sources
           select new ConversionView(source, format),
    ];

    private static IEnumerable<PixelFormat> FormatsOf(MediaTopology topology, Func<MediaBusFormat, bool> condition) =>
        topology.Formats.MediaBusFormats.Where(condition).Select(format => format.PixelFormat).Distinct();
}
