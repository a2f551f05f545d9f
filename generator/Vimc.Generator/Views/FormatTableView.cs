using Vimc.Topology.Formats;

namespace Vimc.Generator.Views;

/// <summary>What <c>vimc-format-table.c</c> is made from: the same for every topology.</summary>
internal sealed class FormatTableView(Banner banner)
{
    private const int SamplesInRow = 8;

    public IReadOnlyList<string> Banner => banner.Lines;

    public IReadOnlyList<PixelFormatView> Formats { get; } =
        [.. FormatTable.PixelFormats.Select(format => new PixelFormatView(format))];

    public IReadOnlyList<string> AlawRows { get; } =
    [
        .. Enumerable.Range(0, ALaw.SampleCount)
            .Select(sample => $"0x{ALaw.Compress(sample):x2},")
            .Chunk(SamplesInRow)
            .Select(row => string.Join(' ', row)),
    ];
}
