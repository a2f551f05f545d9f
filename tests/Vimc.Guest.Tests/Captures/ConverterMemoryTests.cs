using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Ring;

namespace Vimc.Guest.Tests.Captures;

/// <summary>
/// debugfs counts, with the memory of a pipeline, that of a capture that stores another format than the one it gets.
/// </summary>
internal sealed class ConverterMemoryTests : GuestTest
{
    private const int Width = 640;

    protected override string Topology => EmittedTopology.Formats;

    // A row; or two rows of luma, one of chroma and, for each pair of pixels, the sums of three colours in 16 bits.
    [TestCase("YUYV", 2 * Width)]
    [TestCase("NV12", 3 * Width + Width / 2 * 6)]
    public async Task A_converter_takes_what_it_says(string pixelFormat, int memory)
    {
        var plain = await MeasureAsync("RGB3");
        var converted = await MeasureAsync(pixelFormat);

        Assert.That(converted - plain, Is.EqualTo(memory));
    }

    private async Task<long> MeasureAsync(string pixelFormat)
    {
        var transcript = await PlayAsync(
            $"""
            open c <Colour Capture>
            size c {Width} 480 {pixelFormat}
            request c mmap 2
            queue c all
            start c
            take c 1
            {DebugfsTables.ScriptCommand}
            """);
        var step = transcript.Steps.Single(step => step.Line.Command.StartsWith("sh ", StringComparison.Ordinal));
        return DebugfsTables.Parse(step.Output).Pipelines["Raw Sensor"]["working"];
    }
}
