using Vimc.Topology.Model;

namespace Vimc.Generator.Views;

/// <summary>What <c>vimc-topology.h</c> and <c>vimc-topology.c</c> are made from.</summary>
internal sealed class TopologyView(MediaTopology topology, Banner banner)
{
    public IReadOnlyList<string> Banner => banner.Lines;

    public string Name => CText.String(topology.Name);

    public string DriverName => CText.String(topology.DriverName);

    public IReadOnlyList<EntityView> Entities { get; } =
        [.. topology.Entities.Select(entity => new EntityView(entity))];

    public IReadOnlyList<DataLinkView> DataLinks { get; } =
        [.. topology.DataLinks.Select(link => new DataLinkView(topology, link))];

    public bool HasAncillaryLinks => AncillaryLinks.Count > 0;

    public IReadOnlyList<AncillaryLinkView> AncillaryLinks { get; } =
        [.. topology.AncillaryLinks.Select(link => new AncillaryLinkView(topology, link))];
}
