using System.Globalization;
using Vimc.Guest.Tests.Ring;
using Vimc.Guest.Tests.Scripting;

namespace Vimc.Guest.Tests.Sensors;

/// <summary>The events by which a sensor tells that a frame begins.</summary>
internal sealed class FrameSyncTests : GuestTest
{
    private const int FrameSync = 4;

    // What is pending is read before it could be more than the sensor keeps.
    private const string SlowStream =
        """
        open s <Sensor A>
        control s 0x009e0901 20000
        open a <Raw Capture 0>
        request a mmap 4
        queue a all
        """;

    [Test]
    public async Task Every_frame_has_an_event_with_its_number()
    {
        var transcript = await PlayAsync($"{SlowStream}\nsubscribe s {FrameSync}\nstart a\ncycle a 10\nevents s");

        var told = Told(transcript);
        Assert.That(told, Is.Ordered.And.Unique);
        Assert.That(told[0], Is.Zero);
        Assert.That(transcript.Frames, Has.Count.EqualTo(10));
        Assert.That(transcript.Frames.Select(frame => (long)frame.Sequence), Is.SubsetOf(told));
    }

    [Test]
    public async Task A_frame_that_nobody_has_a_buffer_for_begins_too()
    {
        var transcript = await PlayAsync(
            $"{SlowStream}\nsubscribe s {FrameSync}\nstart a\ntake a 4\nsleep 300\nevents s");

        Assert.That(Told(transcript)[^1], Is.GreaterThan(transcript.Frames[^1].Sequence));
    }

    [Test]
    public async Task Who_did_not_subscribe_is_told_nothing()
    {
        var transcript = await PlayAsync($"{SlowStream}\nstart a\ncycle a 3\nevents s");

        Assert.That(transcript.OutputOf("events"), Is.Empty);
    }

    private static List<long> Told(Transcript transcript) =>
    [
        .. transcript.OutputOf("events").Select(line =>
        {
            var words = line.Split(' ');
            Assert.That(words[1], Is.EqualTo($"{FrameSync}"));
            return long.Parse(words[3], CultureInfo.InvariantCulture);
        }),
    ];
}
