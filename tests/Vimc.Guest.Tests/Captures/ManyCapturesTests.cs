using System.Text;
using Vimc.Guest.Tests.Lifetime;
using Vimc.Guest.Tests.Ring;

namespace Vimc.Guest.Tests.Captures;

/// <summary>Three captures on one sensor: raw, through a scaler, and through a second one.</summary>
[NonParallelizable]
internal sealed class ManyCapturesTests : LifetimeTest
{
    private const int Sgrbg10 = 0x300a;
    private const int Rgb888 = 0x100a;

    protected override string Topology => EmittedTopology.Studio;

    [Test]
    public async Task Captures_of_one_sensor_start_and_stop_in_every_order()
    {
        var script = new StringBuilder(
            $"""
            open s <Wide Sensor>
            pad s 0 64 48 {Sgrbg10}
            control s 0x009e0901 4
            open d <Wide Debayer>
            pad d 0 64 48 {Sgrbg10}
            open p <Programme Scaler>
            pad p 0 64 48 {Rgb888}
            pad p 1 96 64 {Rgb888}
            open q <Preview Scaler>
            pad q 0 96 64 {Rgb888}
            pad q 1 32 32 {Rgb888}
            open a <Wide Raw Capture>
            size a 64 48 BA10
            open b <Programme Capture>
            size b 96 64 RGB3
            open c <Preview Capture>
            size c 32 32 RGB3
            request a mmap 2
            request b mmap 2
            request c mmap 2

            """);
        foreach (var starts in Orders)
            foreach (var stops in Orders)
                AppendRound(script, starts, stops);

        var transcript = await PlayAsync(script.ToString());

        // Each round has nine pairs of frames: of 1, 2, 3, 2 and 1 running captures.
        Assert.That(transcript.Frames, Has.Count.EqualTo(36 * 9 * 2));
    }

    private static string[] Orders { get; } = ["abc", "acb", "bac", "bca", "cab", "cba"];

    private static void AppendRound(StringBuilder script, string starts, string stops)
    {
        var running = "";
        foreach (var capture in starts)
        {
            script.Append($"queue {capture} all\nstart {capture}\n");
            running += capture;
            AppendFrames(script, running);
        }

        foreach (var capture in stops)
        {
            script.Append($"stop {capture}\n");
            running = running.Replace($"{capture}", "", StringComparison.Ordinal);
            AppendFrames(script, running);
        }
    }

    private static void AppendFrames(StringBuilder script, string captures)
    {
        foreach (var capture in captures)
            script.Append($"cycle {capture} 2\n");
    }
}
