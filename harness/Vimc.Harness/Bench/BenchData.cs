using System.Text.Json;
using System.Text.Json.Serialization;

namespace Vimc.Harness.Bench;

/// <summary>The figures for other programs.</summary>
internal static class BenchData
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>A JSON document: the host, and every run of every case in milliseconds of processor time.</summary>
    public static string Serialize(BenchHost host, IReadOnlyList<CaseResult> results) =>
        JsonSerializer.Serialize(new { host, results }, Options) + "\n";
}
