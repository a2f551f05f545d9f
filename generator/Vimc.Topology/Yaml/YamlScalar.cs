using Vimc.Topology.Diagnostics;

namespace Vimc.Topology.Yaml;

/// <summary>Text. What looks like a number or a truth value is text here too: names are often such words.</summary>
internal sealed record YamlScalar(SourcePosition Position, string Text, bool IsPlain) : YamlNode(Position)
{
    /// <inheritdoc/>
    public override string Description => Text.Length == 0 && IsPlain ? "empty" : "text";
}
