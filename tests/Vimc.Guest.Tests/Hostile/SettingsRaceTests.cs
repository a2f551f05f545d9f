using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Ring;
using Vimc.Reference;

namespace Vimc.Guest.Tests.Hostile;

/// <summary>
/// Controls that a sensor's pixels depend on are written as fast as one program can, while its frames are made as fast
/// as they go. The frames are small: a kernel that watches for data races looks at one access of some thousands, and
/// would see but those to pixels in larger ones.
/// </summary>
[NonParallelizable]
[GuestTimeLimit(120)]
internal sealed class SettingsRaceTests : GuestTest
{
    private const int Frames = 6000;
    private const int WritesOfARound = 4000;

    private const string Write =
        $"(touch /tmp/writing; until test -e /tmp/enough; do {GuestPrograms.Folder}/v4l2-script < /tmp/writes;"
        + " done; rm /tmp/writing) > /tmp/written 2>&1 &";

    // Of each processor's accesses KCSAN watches one of 4000, with which a race of these shows in few runs.
    private const string WatchMore =
        "! test -e /sys/module/kcsan || echo 200 > /sys/module/kcsan/parameters/skip_watch";

    private static readonly ColorPath Path = new(
        MediaBusFormats.Of(PixelFormats.Find("SRGGB8")), MediaBusFormats.Of(PixelFormats.Rgb24), 16, 16);

    private static readonly uint[] Controls = [ControlId.Brightness, ControlId.Contrast];

    [Test]
    public async Task Controls_change_while_frames_are_made()
    {
        var writes = Enumerable.Range(0, WritesOfARound)
            .Select(i => $"control s {Controls[i % Controls.Length]} {i % 255}");
        await Session.WriteFileAsync(
            "/tmp/writes", $"{WithNodes("open s <Sensor A>")}\n{string.Join('\n', writes)}\n", Cancellation);

        var transcript = await PlayAsync(
            $"""
            {Path.Configure()}
            request r mmap 4
            queue r all
            start r
            sh {Write}
            sh {WatchMore}
            cycle r {Frames}
            {ColorPath.Stop()}
            sh touch /tmp/enough; while test -e /tmp/writing; do sleep 0.1; done
            """,
            TimeSpan.FromSeconds(HostileDuration.Scaled(60)));

        Assert.That(transcript.Frames, Has.Count.EqualTo(Frames));
        Assert.That(await MustAsync("grep -c ': ok' /tmp/written; grep -v ': ok' /tmp/written || true"), Does.Match(@"^\d{4,}\n$"));
    }
}
