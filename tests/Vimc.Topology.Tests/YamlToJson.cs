using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Vimc.Topology.Yaml;

namespace Vimc.Topology.Tests;

/// <summary>
/// YAML as an editor sees it when it applies a schema: whole numbers are numbers, true and false are booleans, nothing is
/// null.
/// </summary>
internal static partial class YamlToJson
{
    /// <summary>The JSON text of <paramref name="node"/>.</summary>
    public static string Convert(YamlNode node) => ToJson(node)?.ToJsonString() ?? "null";

    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMap map => new JsonObject(map.Entries.Select(entry =>
            new KeyValuePair<string, JsonNode?>(entry.Key.Text, ToJson(entry.Value)))),
        YamlList list => new JsonArray([.. list.Items.Select(ToJson)]),
        YamlScalar { IsPlain: true, Text: "" } => null,
        YamlScalar { IsPlain: true } number when WholeNumber().IsMatch(number.Text) =>
            JsonValue.Create(long.Parse(number.Text)),
        YamlScalar { IsPlain: true, Text: "true" or "false" } boolean => JsonValue.Create(boolean.Text == "true"),
        YamlScalar text => JsonValue.Create(text.Text),
        _ => throw new ArgumentException($"no JSON for {node.GetType().Name}"),
    };

    [GeneratedRegex("^-?[0-9]{1,18}$")]
    private static partial Regex WholeNumber();
}
