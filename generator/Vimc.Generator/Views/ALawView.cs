namespace Vimc.Generator.Views;

/// <summary>What <c>vimc-alaw.c</c> is made from: the same for every topology.</summary>
internal sealed class ALawView(Banner banner)
{
    private const int SamplesInRow = 8;

    public IReadOnlyList<string> Banner => banner.Lines;

    public IReadOnlyList<string> Rows { get; } =
    [
        .. Enumerable.Range(0, ALaw.SampleCount)
            .Select(sample => $"0x{ALaw.Compress(sample):x2},")
            .Chunk(SamplesInRow)
            .Select(row => string.Join(' ', row)),
    ];
}
