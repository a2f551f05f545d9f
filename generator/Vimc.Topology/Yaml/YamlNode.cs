using Vimc.Topology.Diagnostics;

namespace Vimc.Topology.Yaml;

/// <summary>A value in a YAML file and where it starts.</summary>
internal abstract record YamlNode(SourcePosition Position)
{
    /// <summary>What it is, for messages: <c>a list</c>.</summary>
    public abstract string Description { get; }
}
