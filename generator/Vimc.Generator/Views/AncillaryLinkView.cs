using Vimc.Topology.Model;

namespace Vimc.Generator.Views;

/// <summary>One <c>struct vimc_ancillary_link</c>, as final C text.</summary>
internal sealed class AncillaryLinkView(MediaTopology topology, AncillaryLink link)
{
    public string PrimaryEnt => EntityView.IdOf(topology.Entities[link.Sensor]);

    public string AncillaryEnt => EntityView.IdOf(topology.Entities[link.Lens]);
}
