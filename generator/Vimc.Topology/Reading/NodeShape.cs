using Vimc.Topology.Diagnostics;
using Vimc.Topology.Yaml;

namespace Vimc.Topology.Reading;

/// <summary>Checks that nodes are of the kind a place needs. Every method reports and returns null if not.</summary>
internal sealed class NodeShape(DiagnosticBag bag)
{
    /// <summary><paramref name="node"/> as a mapping with no keys but <paramref name="keys"/>.</summary>
    /// <param name="node">What was written.</param>
    /// <param name="what">What it describes, for messages: <c>a link</c>.</param>
    /// <param name="keys">The keys it may have.</param>
    public YamlMap? Map(YamlNode node, string what, IReadOnlyCollection<string> keys)
    {
        if (Map(node, what) is not { } map)
            return null;

        foreach (var entry in map.Entries.Where(entry => !keys.Contains(entry.Key.Text)))
        {
            var hint = Spelling.Suggest(entry.Key.Text, keys);
            bag.Report(DiagnosticCatalogue.UnknownKey, entry.Key.Position, entry.Key.Text, what, hint);
        }

        return map;
    }

    /// <summary><paramref name="node"/> as a mapping with any keys.</summary>
    public YamlMap? Map(YamlNode node, string what) => Expect<YamlMap>(node, what, "a mapping");

    /// <summary>The list under <paramref name="key"/>, which <paramref name="map"/> must have.</summary>
    public IReadOnlyList<YamlNode> List(YamlMap map, string what, string key) =>
        Require(map, what, key) is { } node && Expect<YamlList>(node, $"'{key}'", "a list") is { } list
            ? list.Items
            : [];

    /// <summary>The list under <paramref name="key"/>; empty if there is no such key.</summary>
    public IReadOnlyList<YamlNode> OptionalList(YamlMap map, string key) =>
        map.Find(key) is { } entry && Expect<YamlList>(entry.Value, $"'{key}'", "a list") is { } list
            ? list.Items
            : [];

    /// <summary>The text under <paramref name="key"/>, which <paramref name="map"/> must have.</summary>
    public YamlScalar? Text(YamlMap map, string what, string key) =>
        Require(map, what, key) is { } node ? Text(node, $"'{key}'") : null;

    /// <summary>The text under <paramref name="key"/>, if there is such a key.</summary>
    public YamlScalar? OptionalText(YamlMap map, string key) =>
        map.Find(key) is { } entry ? Text(entry.Value, $"'{key}'") : null;

    /// <summary><paramref name="node"/> as text that is not empty.</summary>
    public YamlScalar? Text(YamlNode node, string what)
    {
        if (node is YamlScalar { Text.Length: > 0 } scalar)
            return scalar;

        bag.Report(DiagnosticCatalogue.WrongNode, node.Position, what, "text",
            node is YamlScalar ? "empty" : node.Description);
        return null;
    }

    private YamlNode? Require(YamlMap map, string what, string key)
    {
        if (map.Find(key) is { } entry)
            return entry.Value;

        bag.Report(DiagnosticCatalogue.MissingKey, map.Position, what, key);
        return null;
    }

    private T? Expect<T>(YamlNode node, string what, string kind)
        where T : YamlNode
    {
        if (node is T expected)
            return expected;

        bag.Report(DiagnosticCatalogue.WrongNode, node.Position, what, kind, node.Description);
        return null;
    }
}
