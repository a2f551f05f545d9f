using Vimc.Topology.Formats;
using Vimc.Topology.Model;

namespace Vimc.Generator.Views;

/// <summary>
/// What <c>vimc-rows.c</c> is made from: a function for every pair of formats user space can set on the debayers and
/// scalers of this topology, and none for what it has not.
/// </summary>
internal sealed class RowsView(MediaTopology topology, Banner banner)
{
    public IReadOnlyList<string> Banner => banner.Lines;

    public bool HasDebayers => topology.Has(EntityKind.Debayer);

    public IReadOnlyList<DebayerKernelView> DebayerKernels { get; } =
    [
        .. from depth in FormatsOf(EntityType.Of(EntityKind.Debayer).Takes).Select(format => format.Depth).Distinct()
           from output in FormatsOf(EntityType.Of(EntityKind.Debayer).Outputs)
           select new DebayerKernelView(depth, output),
    ];

    public bool HasScalers => topology.Has(EntityKind.Scaler);

    public IReadOnlyList<ScalerKernelView> ScalerKernels { get; } =
    [
        .. FormatsOf(EntityType.Of(EntityKind.Scaler).Takes)
            .Select(format => format.BytesPerPixel)
            .Distinct()
            .Select(bytes => new ScalerKernelView(bytes)),
    ];

    private static IEnumerable<PixelFormat> FormatsOf(Func<MediaBusFormat, bool> condition) =>
        FormatTable.MediaBusFormats.Where(condition).Select(format => format.PixelFormat).Distinct();
}
