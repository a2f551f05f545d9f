using Vimc.Topology.Formats;

namespace Vimc.Generator.Views;

/// <summary>What <c>vimc-format-table.c</c> is made from: the same for every topology.</summary>
internal sealed class FormatTableView(Banner banner)
{
    public IReadOnlyList<string> Banner => banner.Lines;

    public IReadOnlyList<PixelFormatView> Formats { get; } =
        [.. FormatTable.PixelFormats.Select(format => new PixelFormatView(format))];
}
