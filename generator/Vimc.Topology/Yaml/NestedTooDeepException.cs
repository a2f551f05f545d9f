using Vimc.Topology.Diagnostics;

namespace Vimc.Topology.Yaml;

/// <summary>Unwinds <see cref="YamlTreeReader"/>; never leaves it.</summary>
internal sealed class NestedTooDeepException(SourcePosition position) : Exception("nested too deep")
{
    /// <summary>The first node beyond the limit.</summary>
    public SourcePosition Position { get; } = position;
}
