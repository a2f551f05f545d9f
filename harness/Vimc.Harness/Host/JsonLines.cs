using System.Text.Json;
using System.Text.Json.Serialization;

namespace Vimc.Harness.Host;

/// <summary>
/// Lists on disk, one item of JSON a line, only ever appended to. A line that cannot be read, as one that was cut short
/// when a machine lost power, is passed over.
/// </summary>
internal static class JsonLines
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The line of an item, with its end.</summary>
    public static string Of<T>(T item) => JsonSerializer.Serialize(item, Options) + "\n";

    /// <summary>The items of a file, in their order; none if it does not exist.</summary>
    public static IEnumerable<T> Read<T>(string file)
        where T : class =>
        File.Exists(file) ? File.ReadLines(file).Select(TryParse<T>).OfType<T>() : [];

    private static T? TryParse<T>(string line)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
