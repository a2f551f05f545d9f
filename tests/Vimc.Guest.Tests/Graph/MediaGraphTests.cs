using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Ring;
using Vimc.Reference;

namespace Vimc.Guest.Tests.Graph;

/// <summary>What every shipped topology must show once its driver is loaded.</summary>
[TestFixture(EmittedTopology.Default)]
[TestFixture(EmittedTopology.Formats)]
[TestFixture(EmittedTopology.Minimal)]
[TestFixture(EmittedTopology.Modes)]
[TestFixture(EmittedTopology.Studio)]
internal sealed class MediaGraphTests(string topology) : GuestTest
{
    protected override string Topology => topology;

    [Test]
    public async Task The_media_graph_is_the_topology()
    {
        var document = Loaded.Topology.ReadGraph();
        var graph = await ReadGraphAsync();

        Assert.That(graph.Facts(), Is.EquivalentTo(document.Facts()));
        Assert.That(graph.EntityNames, Is.EqualTo(document.Entities.Select(entity => entity.Name)));
        Assert.That(graph.Device, Is.EqualTo($"{document.DriverName} 0 platform:vimc VIMC MDEV"));
    }

    [Test]
    public async Task Every_pad_has_the_format_the_topology_gives_it()
    {
        var pads = Loaded.Topology.ReadGraph().Entities
            .SelectMany(entity => entity.Pads.Select((pad, index) => (entity, pad, index)))
            .Where(pad => pad.entity.DeviceNode == "v4l-subdev");
        foreach (var (entity, pad, index) in pads)
        {
            var format = MediaBusFormats.OfMacro(pad.Code);
            Assert.That(
                await FormatOfAsync(entity.Name, index),
                Is.EqualTo($"{pad.Width}x{pad.Height} code 0x{format.Code:x} field 1"),
                $"{entity.Name}:{index}");
        }
    }

    [Test]
    public async Task Every_capture_streams_as_loaded_all_at_once()
    {
        var captures = Loaded.Topology.ReadGraph().Entities.Where(entity => entity.PixelFormat is not null).ToList();
        var script = "";
        for (var i = 0; i < captures.Count; i++)
        {
            var name = (char)('a' + i);
            script += $"open {name} <{captures[i].Name}>\nrequest {name} mmap 3\nqueue {name} all\nstart {name}\n";
        }

        for (var i = 0; i < captures.Count; i++)
            script += $"cycle {(char)('a' + i)} 5\n";
        var transcript = await PlayAsync(script);

        for (var i = 0; i < captures.Count; i++)
        {
            var pad = captures[i].Pads[0];
            var format = PixelFormats.Find(captures[i].PixelFormat!["V4L2_PIX_FMT_".Length..]);
            Assert.That(
                transcript.FramesOf($"cycle {(char)('a' + i)} ").Select(frame => frame.Size),
                Is.All.EqualTo(format.FrameBytes(pad.Width, pad.Height)),
                captures[i].Name);
        }
    }
}
