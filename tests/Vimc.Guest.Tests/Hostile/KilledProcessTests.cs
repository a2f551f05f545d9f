using Vimc.Guest.Tests.Lifetime;
using Vimc.Guest.Tests.Ring;

namespace Vimc.Guest.Tests.Hostile;

/// <summary>Processes that are killed with a device in their hands.</summary>
[GuestTimeLimit(300)]
internal sealed class KilledProcessTests : LifetimeTest
{
    [Test]
    public async Task A_process_killed_while_it_waits_for_a_frame_leaves_a_working_device(
        [Values("Raw Capture 0", "RGB/YUV Capture")] string capture)
    {
        // The longest blanking: two seconds a frame, and most of it waiting in the very call.
        await Session.WriteFileAsync("/tmp/waiting", WithNodes(
            $"""
            open s <Sensor A>
            control s 0x009e0901 65535
            open a <{capture}>
            request a mmap 2
            queue a all
            start a
            take a 1
            block a
            block a

            """), Cancellation);
        for (var round = 0; round < 5; round++)
            await MustAsync(
                $$"""
                {{GuestPrograms.Folder}}/v4l2-script < /tmp/waiting > /dev/null &
                for i in $(seq 500); do
                    set -- $(cat /proc/$!/syscall)
                    [ "$3" != 0xc0585611 ] || break
                    sleep 0.02
                done
                [ "$3" = 0xc0585611 ] || { echo "never waits: $*" >&2; exit 1; }
                kill -9 $!
                wait
                """);

        await AssertAllIsWellAsync();
    }

    [Test]
    public async Task A_process_killed_with_buffers_mapped_and_exported_leaves_a_working_device()
    {
        for (var round = 0; round < 10; round++)
            await MustAsync(WithNodes(
                $$"""
                {{GuestPrograms.Folder}}/dma-share hold <Raw Capture 0> > /tmp/a 2>&1 &
                first=$!
                {{GuestPrograms.Folder}}/dma-share hold <RGB/YUV Capture> > /tmp/b 2>&1 &
                for i in $(seq 500); do
                    ! { grep -q streaming /tmp/a && grep -q streaming /tmp/b; } || break
                    sleep 0.02
                done
                [ $i -lt 500 ] || { echo "never streams: $(cat /tmp/a /tmp/b)" >&2; exit 1; }
                sleep 0.{{round}}
                kill -9 $first $!
                wait
                rm /tmp/a /tmp/b
                """));

        await AssertAllIsWellAsync();
    }

    [Test]
    public async Task Exported_buffers_outlive_the_process_that_made_them()
    {
        for (var round = 0; round < 5; round++)
            await MustAsync(WithNodes($"{GuestPrograms.Folder}/dma-share orphan <RGB/YUV Capture>"));

        await AssertAllIsWellAsync();
    }

    [Test]
    public async Task A_process_killed_at_any_moment_leaves_a_working_device()
    {
        // From before the first open to well into the stream.
        for (var delay = 0; delay < 200; delay += 10)
            await MustAsync(WithNodes(
                $"""
                v4l2-ctl -d <RGB/YUV Capture> --stream-mmap --stream-count=1000 > /dev/null 2>&1 &
                sleep {delay / 1000.0:F3}
                kill -9 $!
                wait
                """));

        await AssertAllIsWellAsync();
    }

    private async Task AssertAllIsWellAsync()
    {
        Assert.That(
            (await TryAsync("grep -l '^State:.D' /proc/[0-9]*/status")).Stdout, Is.Empty, "processes in state D");
        await PlayAsync(CaptureScripts.RecoverAll);
        await MustAsync("rmmod vimc && test ! -e /sys/module/vimc");
    }
}
