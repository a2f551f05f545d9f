using System.Text;
using System.Text.Json;

namespace Vimc.KernelHeaders.Facts;

/// <summary>Facts as text: sorted, indented, the same bytes for the same facts.</summary>
public static class FactsFile
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The text of a facts file.</summary>
    public static string Write(KernelFacts facts)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Layout))
        {
            json.WriteStartObject();
            json.WriteString("kernel", facts.Kernel);
            WriteValues(json, "mediaBusFormats", facts.MediaBusFormats);
            WritePixelFormats(json, facts.PixelFormats);
            WriteValues(json, "entityFunctions", facts.EntityFunctions);
            WriteValues(json, "padFlags", facts.PadFlags);
            WriteValues(json, "controls", facts.Controls);
            WriteApi(json, facts.Api);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="HeaderException">Not such a text.</exception>
    public static KernelFacts Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            Dictionary<string, ulong> Values(string name) => root.GetProperty(name).EnumerateObject()
                .ToDictionary(entry => entry.Name, entry => entry.Value.GetUInt64());

            return new KernelFacts(
                root.GetProperty("kernel").GetString()!,
                Values("mediaBusFormats"),
                root.GetProperty("pixelFormats").EnumerateObject()
                    .ToDictionary(entry => entry.Name, entry => entry.Value.GetProperty("value").GetUInt64()),
                Values("entityFunctions"),
                Values("padFlags"),
                Values("controls"),
                [.. root.GetProperty("api").EnumerateObject().Select(ReadApi)]);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException or ArgumentException)
        {
            throw new HeaderException($"not a facts file: {failure.Message}", failure);
        }
    }

    private static ApiFact ReadApi(JsonProperty entry)
    {
        string Field(string name) => entry.Value.GetProperty(name).GetString()!;
        return new ApiFact(
            entry.Name,
            Enum.Parse<ApiKind>(Field("kind"), ignoreCase: true),
            Field("declaration"),
            Field("signature"),
            Field("file"),
            entry.Value.GetProperty("line").GetInt32());
    }

    private static IEnumerable<KeyValuePair<string, ulong>> Sorted(IReadOnlyDictionary<string, ulong> values) =>
        values.OrderBy(value => value.Key, StringComparer.Ordinal);

    private static void WriteValues(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, ulong> values)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in Sorted(values))
            json.WriteNumber(key, value);
        json.WriteEndObject();
    }

    private static void WritePixelFormats(Utf8JsonWriter json, IReadOnlyDictionary<string, ulong> values)
    {
        json.WriteStartObject("pixelFormats");
        foreach (var (key, value) in Sorted(values))
        {
            json.WriteStartObject(key);
            json.WriteString("fourcc", FourCc.TextOf(value));
            json.WriteNumber("value", value);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteApi(Utf8JsonWriter json, IReadOnlyList<ApiFact> api)
    {
        json.WriteStartObject("api");
        foreach (var fact in api.OrderBy(fact => fact.Name, StringComparer.Ordinal))
        {
            json.WriteStartObject(fact.Name);
            json.WriteString("kind", fact.Kind.ToString().ToLowerInvariant());
            json.WriteString("declaration", fact.Declaration);
            json.WriteString("signature", fact.Signature);
            json.WriteString("file", fact.File);
            json.WriteNumber("line", fact.Line);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }
}
