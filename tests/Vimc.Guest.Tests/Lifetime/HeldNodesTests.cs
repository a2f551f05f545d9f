using Vimc.Guest.Tests.Ring;

namespace Vimc.Guest.Tests.Lifetime;

/// <summary>The driver going away while somebody still holds a part of it.</summary>
internal sealed class HeldNodesTests : LifetimeTest
{
    private const string Stream =
        """
        find a RGB/YUV Capture
        request a mmap 4
        queue a all
        start a
        cycle a 3
        find b Raw Capture 0
        request b mmap 4
        queue b all
        start b
        cycle b 3

        """;

    [Test]
    public async Task Rmmod_is_refused_while_a_stream_is_running()
    {
        await PlayAsync(
            $"""
            {Stream}
            sh rmmod vimc 2> /tmp/refusal => ECHILD
            cycle a 10
            cycle b 10
            """);

        Assert.That(await MustAsync("cat /tmp/refusal"), Does.Contain("in use"));
    }

    [Test]
    public async Task Rmmod_is_refused_while_any_node_is_open()
    {
        var nodes = Loaded.Graph.EntityNames.Select(Loaded.Graph.NodeOf).Append("/dev/media0");
        foreach (var node in nodes)
        {
            var result = await TryAsync($"exec 3<>{node}; rmmod vimc");

            Assert.That(result.ExitCode, Is.Not.Zero, node);
            Assert.That(result.Stderr, Does.Contain("in use"), node);
        }
    }

    [Test]
    public async Task Unbinding_ends_a_stream_with_an_error()
    {
        await PlayAsync(
            $"""
            {Stream}
            sh (sleep 0.2; echo vimc.0 > /sys/bus/platform/drivers/vimc/unbind) &
            cycle a 1000 => ENODEV
            cycle b 1000 => ENODEV
            queue a 0 => ENODEV
            stop a => ENODEV
            query a => ENODEV
            sleep 300
            close a
            close b
            sh rmmod vimc
            """);
    }

    [Test]
    public async Task A_bound_driver_works_again_after_unbinding()
    {
        await PlayAsync(
            $"""
            {Unbind}
            sh test ! -e /dev/media0
            {Bind}
            {Stream}
            stop b
            stop a
            close b
            close a
            {Unbind}
            {Bind}
            {Stream}
            """);
    }

    [Test]
    public async Task Nodes_held_open_across_unbinding_can_be_closed_late()
    {
        var holders = HoldAll();
        await PlayAsync(
            $"""
            {Stream}
            {holders("open")}
            {Unbind}
            query a => ENODEV
            query c => ENODEV
            close a
            {holders("close")}
            close b
            sh rmmod vimc
            """);
    }

    [Test]
    public async Task A_media_node_can_be_closed_when_all_else_is_gone()
    {
        // What others held must have been released, or it would keep the instance that the media node counts on.
        await PlayAsync(
            $"""
            find m media
            {Unbind}
            sh sleep {LatestRelease}
            close m
            sh rmmod vimc
            """);
    }

    [Test]
    public async Task Nodes_held_open_do_not_hinder_a_new_device()
    {
        var holders = HoldAll();
        await PlayAsync(
            $"""
            {holders("open")}
            {Unbind}
            {Bind}
            sh v4l2-ctl -z platform:vimc -d "RGB/YUV Capture" --stream-mmap --stream-count=5
            {holders("close")}
            sh v4l2-ctl -z platform:vimc -d "RGB/YUV Capture" --stream-mmap --stream-count=5
            sh rmmod vimc
            """);
    }

    [Test]
    public async Task Buffers_outlive_the_stream_the_device_and_the_module()
    {
        await PlayAsync(
            $"""
            open a <Raw Capture 0>
            request a dmabuf 4
            queue a all
            start a
            cycle a 3
            {Unbind}
            cycle a 100 => ENODEV
            save a /tmp/frame
            close a
            sh rmmod vimc
            """);
    }

    [Test]
    public async Task A_killed_program_leaves_a_driver_that_unloads()
    {
        await MustAsync(
            """
            v4l2-ctl --stream-mmap --stream-count=1000 -d /dev/video2 > /dev/null 2>&1 &
            first=$!
            v4l2-ctl --stream-mmap --stream-count=1000 -d /dev/video0 > /dev/null 2>&1 &
            sleep 0.5
            kill -9 $first $!
            wait
            rmmod vimc
            """);
    }

    /// <summary>Commands that open or close every node but the captures of <see cref="Stream"/>, from c on.</summary>
    private Func<string, string> HoldAll()
    {
        var names = Loaded.Graph.EntityNames.Where(name => name is not ("RGB/YUV Capture" or "Raw Capture 0")).ToList();
        return verb => string.Join('\n', names.Select((name, i) =>
            verb == "open" ? $"open {(char)('c' + i)} <{name}>" : $"close {(char)('c' + i)}"));
    }
}
