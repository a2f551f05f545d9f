using Vimc.Harness.Failures;

namespace Vimc.Harness.Bench;

/// <summary>All there is to measure.</summary>
internal static class BenchCases
{
    private static readonly PixelSize Hd = new(1920, 1080);
    private static readonly PixelSize Vga = new(640, 480);

    /// <summary>The cases, in the order they are measured.</summary>
    public static IReadOnlyList<BenchCase> All { get; } =
    [
        new ComparisonCase("rgb-1080p", "1920x1080 RGB24, static", new Workload(Hd)) { Ratio = 60 },
        new ComparisonCase("text", "1920x1080 RGB24, static, with text", new Workload(Hd) { HasText = true }) { Ratio = 40 },
        new ComparisonCase("noise", "1920x1080 RGB24, noise", new Workload(Hd) { IsMoving = true }) { Ratio = 15 },
        new ComparisonCase("window", "1920x1080 RGB24, static, window 25", new Workload(Hd) { Window = 25 })
        {
            Ratio = 300,
            InTreeFrames = 1,
        },
        new ComparisonCase("scale", "640x480 scaled to 1920x1440 RGB24, static", new Workload(Vga) { Scaled = new PixelSize(1920, 1440) })
        {
            Ratio = 25,
        },
        new ComparisonCase("raw", "1920x1080 SBGGR8, static", new Workload(Hd) { IsRaw = true }) { Ratio = 4, InTreeFrames = 20 },
        new ComparisonCase("rgb-4k", "4096x2160 RGB24, static", new Workload(new PixelSize(4096, 2160)))
        {
            Ratio = 60,
            InTreeFrames = 1,
        },
        new PacingCase(),
        new DryQueueCase(),
        new SecondCaptureCase(),
        .. Sizes.Select(size => new ComparisonCase($"size-{size.Width}", $"{size} RGB24, static", new Workload(size))),
        .. Windows.Select(window => new ComparisonCase(
            $"window-{window}", $"{Vga} RGB24, static, window {window}", new Workload(Vga) { Window = window })
        {
            InTreeFrames = 1,
        }),
    ];

    /// <summary>The cases of these ids, all if there are none.</summary>
    /// <exception cref="HarnessException">There is no such case; the message lists those there are.</exception>
    public static IReadOnlyList<BenchCase> Choose(IReadOnlyList<string> ids)
    {
        if (ids.FirstOrDefault(id => All.All(known => known.Id != id)) is { } unknown)
        {
            throw new HarnessException(
                $"no case '{unknown}'; there are {string.Join(", ", All.Select(known => known.Id))}");
        }
        return ids.Count == 0 ? All : [.. All.Where(known => ids.Contains(known.Id))];
    }

    // What the plots need beside the cases above.
    private static IReadOnlyList<PixelSize> Sizes => [new(320, 240), Vga, new(1280, 720), new(2560, 1440)];

    private static IReadOnlyList<int> Windows => [1, 5, 9, 15, 25];
}
