using Vimc.Topology.Diagnostics;

namespace Vimc.Topology.Yaml;

/// <summary>A sequence.</summary>
internal sealed record YamlList(SourcePosition Position, IReadOnlyList<YamlNode> Items) : YamlNode(Position)
{
    /// <inheritdoc/>
    public override string Description => "a list";
}
