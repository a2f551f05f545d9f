using System.Text.Json;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Coverage;

/// <summary>
/// Reads what <c>gcov --json-format</c> prints: a document for each object, in which a file that several objects
/// include comes several times.
/// </summary>
internal static class GcovJson
{
    /// <summary>The counts of one document.</summary>
    /// <param name="json">The document.</param>
    /// <param name="tree">Folder of the sources, as the compiler knew it; files elsewhere are left out.</param>
    /// <exception cref="HarnessException">It is no such document.</exception>
    public static LineCounts Parse(string json, string tree)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var counts = new LineCounts();
            var folder = document.RootElement.GetProperty("current_working_directory").GetString()!;
            foreach (var file in document.RootElement.GetProperty("files").EnumerateArray())
            {
                var path = Path.GetFullPath(file.GetProperty("file").GetString()!, folder);
                if (path.StartsWith($"{tree}/", StringComparison.Ordinal))
                    AddLines(counts, path[(tree.Length + 1)..], file.GetProperty("lines"));
            }
            return counts;
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new HarnessException($"gcov printed something else than its JSON format 1: {failure.Message}", failure);
        }
    }

    private static void AddLines(LineCounts counts, string path, JsonElement lines)
    {
        foreach (var line in lines.EnumerateArray())
            counts.Add(path, line.GetProperty("line_number").GetInt32(), line.GetProperty("count").GetInt64());
    }
}
