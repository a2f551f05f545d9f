using Vimc.Topology.Model;
using Vimc.Topology.Reading;

namespace Vimc.Topology.Rules;

/// <summary>A link as written, and between which pads it is.</summary>
internal sealed record LinkedLink(LinkDeclaration Declaration, DataLink Link);
