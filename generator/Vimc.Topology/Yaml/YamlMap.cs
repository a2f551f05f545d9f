using Vimc.Topology.Diagnostics;

namespace Vimc.Topology.Yaml;

/// <summary>A mapping whose keys are text and unique.</summary>
internal sealed record YamlMap(SourcePosition Position, IReadOnlyList<YamlEntry> Entries) : YamlNode(Position)
{
    /// <inheritdoc/>
    public override string Description => "a mapping";

    /// <summary>The entry of <paramref name="key"/>, or null.</summary>
    public YamlEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key.Text == key);
}
