using Vimc.Guest.Tests.Graph;

namespace Vimc.Guest.Tests.Ring;

/// <summary>
/// A shipped topology in the form the guest ring needs: a driver tree that builds on its own, and the graph it must
/// show. <c>make guest</c> has the generator write both, so that these tests never reference it.
/// </summary>
/// <param name="Name">The name of the description without its extension.</param>
internal sealed record EmittedTopology(string Name)
{
    /// <summary>The in-tree graph.</summary>
    public const string Default = "default";

    /// <summary>A sensor and a capture.</summary>
    public const string Minimal = "minimal";

    /// <summary>Sensors whose frame sizes come from modes.</summary>
    public const string Modes = "modes";

    /// <summary>Every format that the in-tree driver has not.</summary>
    public const string Formats = "formats";

    /// <summary>A raw sensor and a capture, under the name of a driver that libcamera's simple handler knows.</summary>
    public const string Simple = "simple";

    /// <summary>Several sensors, chained scalers, several RGB captures.</summary>
    public const string Studio = "studio";

    /// <summary>The driver tree.</summary>
    public string DriverTree => Existing(Path.Combine(RingOptions.Drivers, Name));

    /// <summary>The graph as the generator promises it.</summary>
    public TopologyDocument ReadGraph() => TopologyDocument.Read(Existing(Path.Combine(DriverTree, "graph.json")));

    private static string Existing(string path) =>
        Path.Exists(path)
            ? path
            : throw new InvalidOperationException(
                $"'{path}' does not exist; 'make guest' makes it and runs these tests");
}
