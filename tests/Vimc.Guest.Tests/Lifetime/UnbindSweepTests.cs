using System.Text;
using Vimc.Guest.Tests.Ring;

namespace Vimc.Guest.Tests.Lifetime;

/// <summary>
/// The device goes while a stream runs, at every point of a frame, and with every other node held open by somebody
/// who lets go late.
/// </summary>
[GuestTimeLimit(240)]
[NonParallelizable]
internal sealed class UnbindSweepTests : LifetimeTest
{
    private const int Rounds = 50;
    private const int Steps = 25;

    // At 30 frames a second, as the sensors run when loaded.
    private const int FramePeriodMicroseconds = 33_333;

    private static readonly string[] Captures = ["Raw Capture 0", "Raw Capture 1", "RGB/YUV Capture"];

    [Test]
    public async Task Unbinding_at_any_point_of_a_frame_ends_the_stream_and_a_bound_driver_streams_again()
    {
        var script = new StringBuilder();
        for (var round = 0; round < Rounds; round++)
            AppendRound(script, Captures[round % Captures.Length], DelayOf(round));

        await PlayAsync(script.ToString(), TimeSpan.FromSeconds(200));
    }

    [Test]
    public async Task Rmmod_is_refused_at_any_point_of_a_frame()
    {
        var script = new StringBuilder();
        for (var round = 0; round < Rounds; round++)
        {
            script.Append(
                $"""
                open a <{Captures[round % Captures.Length]}>
                request a mmap 3
                queue a all
                start a
                usleep {DelayOf(round)}
                sh rmmod vimc 2> /dev/null => ECHILD
                cycle a 2
                stop a
                close a

                """);
        }

        await PlayAsync(script.ToString(), TimeSpan.FromSeconds(200));
    }

    private void AppendRound(StringBuilder script, string capture, int delay)
    {
        var others = Loaded.Graph.EntityNames.Where(name => name != capture).ToList();
        var holders = Enumerable.Range(0, others.Count + 1).Select(i => (char)('c' + i)).ToList();
        for (var i = 0; i < others.Count; i++)
            script.Append($"find {holders[i]} {others[i]}\n");
        script.Append(
            $"""
            find {holders[^1]} media
            find a {capture}
            request a mmap 3
            queue a all
            start a
            usleep {delay}
            {Unbind}
            cycle a 4 => ENODEV
            stop a => ENODEV
            query a => ENODEV

            """);
        foreach (var holder in holders)
            script.Append($"close {holder}\n");
        script.Append(
            $"""
            close a
            {Bind}
            find a {capture}
            request a mmap 2
            queue a all
            start a
            cycle a 2
            close a

            """);
    }

    private static int DelayOf(int round) => round % Steps * FramePeriodMicroseconds / Steps;
}
