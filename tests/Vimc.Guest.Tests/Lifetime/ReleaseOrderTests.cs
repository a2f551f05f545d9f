using Vimc.Guest.Tests.Ring;

namespace Vimc.Guest.Tests.Lifetime;

/// <summary>
/// Whoever closes a node last releases it, at any moment. What the release handler frees may be part of the media graph
/// until media_device_unregister() has ended, so no node may be released before; and interfaces leave the graph after
/// the entities they belong to.
/// </summary>
internal sealed class ReleaseOrderTests : LifetimeTest
{
    private const string LogObjects =
        "echo 'func dev_dbg_obj +p; func media_gobj_destroy +p' > /sys/kernel/debug/dynamic_debug/control";

    private const string TraceReleases =
        """
        mountpoint -q /sys/kernel/tracing || mount -t tracefs tracefs /sys/kernel/tracing
        cd /sys/kernel/tracing
        echo 'p:node vimc_capture_release' > kprobe_events
        echo 'p:subdevice vimc_ent_sd_release' >> kprobe_events
        echo 'r:graph media_device_unregister' >> kprobe_events
        echo 1 > events/kprobes/enable
        """;

    private int Nodes => Loaded.Graph.EntityNames.Select(Loaded.Graph.NodeOf).Count(node => node.Length > 0);

    [Test]
    public async Task Interfaces_leave_the_graph_after_entities()
    {
        await MustAsync($"{LogObjects}; echo vimc.0 > {Driver}/unbind");
        await Session.FlushKernelLogAsync(Cancellation);

        var destroyed = Session.KernelRecords.All
            .Select(record => record.Raw)
            .Where(text => text.Contains("media_gobj_destroy", StringComparison.Ordinal))
            .ToList();
        Assert.That(destroyed.Count(IsInterface), Is.EqualTo(Nodes), () => string.Join('\n', destroyed));
        Assert.That(
            destroyed.SkipWhile(text => !IsInterface(text)).Where(text => text.Contains(": entity ", StringComparison.Ordinal)),
            Is.Empty,
            () => string.Join('\n', destroyed));
    }

    [Test]
    public async Task No_node_is_released_before_the_graph_is_taken_apart()
    {
        // A kernel may put each release off by seconds.
        var trace = await MustAsync(
            $"""
            {TraceReleases}
            echo vimc.0 > {Driver}/unbind
            for i in $(seq 200); do test $(grep -cE ' (node|subdevice): ' trace) -ge {Nodes} && break; sleep 0.1; done
            grep -v '^#' trace
            """);

        var calls = trace.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        Assert.That(calls.Count(IsRelease), Is.EqualTo(Nodes), trace);
        Assert.That(calls.TakeWhile(call => !call.Contains(" graph: ", StringComparison.Ordinal)).Where(IsRelease), Is.Empty, trace);
    }

    private static bool IsInterface(string text) => text.Contains(": intf_devnode ", StringComparison.Ordinal);

    private static bool IsRelease(string call) =>
        call.Contains(" node: ", StringComparison.Ordinal) || call.Contains(" subdevice: ", StringComparison.Ordinal);
}
