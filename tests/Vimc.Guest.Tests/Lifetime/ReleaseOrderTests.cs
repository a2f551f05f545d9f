using System.Text.RegularExpressions;
using Vimc.Guest.Tests.Ring;

namespace Vimc.Guest.Tests.Lifetime;

/// <summary>
/// Whoever closes a node last releases it, at any moment. Media core looks whether an entity is still in the graph
/// before it takes the graph's lock, and takes interfaces out of it without, so a release that meets
/// media_device_unregister() follows a null pointer. So no node may be released before that has ended; what it takes
/// out of the graph by itself, entities first, a release finds gone.
/// </summary>
internal sealed partial class ReleaseOrderTests : LifetimeTest
{
    private const string LogObjects =
        "echo 'func dev_dbg_obj +p; func media_gobj_destroy +p' > /sys/kernel/debug/dynamic_debug/control";

    [Test]
    public async Task No_node_is_released_before_the_graph_is_taken_apart()
    {
        await MustAsync($"{LogObjects}; echo vimc.0 > {Driver}/unbind");
        await Session.FlushKernelLogAsync(Cancellation);

        var destroyed = Session.KernelRecords.All
            .Select(record => record.Raw)
            .Where(text => text.Contains("media_gobj_destroy", StringComparison.Ordinal))
            .ToList();
        var interfaces = Loaded.Graph.EntityNames.Select(Loaded.Graph.NodeOf).Count(node => node.Length > 0);
        Assert.That(destroyed.Count(IsInterface), Is.EqualTo(interfaces), () => string.Join('\n', destroyed));
        Assert.That(
            destroyed.SkipWhile(text => !IsInterface(text)).Where(text => Entity().IsMatch(text)),
            Is.Empty,
            () => string.Join('\n', destroyed));

        // That of a node which was released before would have left by itself, before all others.
        Assert.That(
            destroyed.Select(text => Entity().Match(text)).Where(match => match.Success).Select(match => match.Groups[1].Value),
            Is.EqualTo(Loaded.Graph.EntityNames),
            "entities did not leave in the order in which media_device_unregister() takes them");
    }

    private static bool IsInterface(string text) => text.Contains(": intf_devnode ", StringComparison.Ordinal);

    [GeneratedRegex(@": entity '([^']*)'")]
    private static partial Regex Entity();
}
