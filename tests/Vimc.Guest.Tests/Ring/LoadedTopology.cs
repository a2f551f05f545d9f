using Vimc.Guest.Tests.Graph;
using Vimc.Harness.Guest;

namespace Vimc.Guest.Tests.Ring;

/// <summary>A guest at rest with the driver of one topology loaded.</summary>
/// <param name="Topology">Which.</param>
/// <param name="Graph">The media graph right after loading.</param>
/// <param name="Template">What clones are made from.</param>
internal sealed record LoadedTopology(EmittedTopology Topology, MediaSnapshot Graph, GuestTemplate Template)
{
    /// <summary>Where the module is in the guest.</summary>
    public const string ModulePath = "/root/vimc.ko";
}
