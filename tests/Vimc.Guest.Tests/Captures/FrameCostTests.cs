using System.Globalization;
using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Ring;
using Vimc.Harness.Evidence;
using Vimc.Harness.Qemu;

namespace Vimc.Guest.Tests.Captures;

/// <summary>
/// What a frame costs, in copies of its memory on the same machine at the same time: a figure that hosts can be
/// compared by, and runs. The history of <c>regress</c> keeps it and says when it grows.
/// </summary>
[GuestTimeLimit(120)]
[NonParallelizable]
internal sealed class FrameCostTests : GuestTest
{
    private const int Width = 640;
    private const int Height = 480;
    private const int BytesPerPixel = 3;
    private const int Rounds = 5;
    private const int ColorBars = 0;
    private const int Noise = 21;

    // Measured were half a copy to one, and 16 to 17: a busy host shall not fail this, a cache that is lost shall. Noise
    // has a row of the Debayer for each of the frame.
    [TestCase("colour bars", ColorBars, 8)]
    [TestCase("noise", Noise, 200)]
    public async Task A_frame_costs_no_more_than_so_many_copies(string name, int pattern, int most)
    {
        var copy = await MustAsync($"{GuestPrograms.Folder}/memory-copy {Width * Height * BytesPerPixel} 9");
        var cost = await MeasureAsync(pattern) / double.Parse(copy, CultureInfo.InvariantCulture);

        TestRecord.Keep(new Measure($"RGB24 {Width}x{Height}, {name}", Math.Round(cost, 3), "copies", Better.Less));
        // A kernel that checks itself does so at each access of the driver, and at none of the program that copies.
        Assert.That(cost, Is.Positive.And.LessThan(most * RingOptions.Flavour.Slowdown()));
    }

    /// <summary>The nanoseconds of a frame in the cheapest of a few rounds.</summary>
    private async Task<double> MeasureAsync(int pattern)
    {
        var path = new ColorPath(
            MediaBusFormats.All.Single(format => format.Name == "SBGGR8_1X8"),
            MediaBusFormats.All.Single(format => format.Name == "RGB888_1X24"),
            Width,
            Height);
        var read = DebugfsTables.ScriptCommand;
        var transcript = await PlayAsync(
            $"""
            {path.Start()}
            control s {ControlId.TestPattern} {pattern}
            cycle a 4
            {read}
            {string.Join('\n', Enumerable.Repeat($"cycle a 20\n{read}", Rounds))}
            """);
        var streams = transcript.Steps
            .Where(step => step.Line.Command == read)
            .Select(step => DebugfsTables.Parse(step.Output).Stream("RGB/YUV Capture"))
            .ToList();

        Assert.That(streams, Has.Count.EqualTo(Rounds + 1));
        return streams.Zip(streams.Skip(1), (before, after) =>
            (double)(after["nanoseconds"] - before["nanoseconds"]) / (after["frames"] - before["frames"])).Min();
    }
}
