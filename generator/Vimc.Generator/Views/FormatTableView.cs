using Vimc.Topology.Formats;
using Vimc.Topology.Model;

namespace Vimc.Generator.Views;

/// <summary>What <c>vimc-format-table.c</c> is made from.</summary>
internal sealed class FormatTableView(MediaTopology topology, Banner banner)
{
    public IReadOnlyList<string> Banner => banner.Lines;

    public bool HasLateCodes =>
        topology.Formats.MediaBusFormats.Any(code => FormatTable.LateCodes.Contains(code.Name));

    public IReadOnlyList<PixelFormatView> Formats { get; } =
        [.. topology.Formats.PixelFormats.Select(format => new PixelFormatView(format))];
}
