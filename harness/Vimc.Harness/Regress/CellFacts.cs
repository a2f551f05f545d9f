using System.Text.Json;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Regress;

/// <summary>What the results of a cell depend on, beside the tests.</summary>
/// <param name="Kernel">Its release, as <c>uname -r</c> prints it.</param>
/// <param name="TargetKey">Changes with the packages of the target.</param>
/// <param name="Qemu">First line of its <c>--version</c>.</param>
/// <param name="Processor">Of the host.</param>
/// <param name="Commit">Of the clone that was tested, or empty where there is none.</param>
/// <param name="Began">When, in UTC.</param>
/// <param name="Filter">What the tests were restricted to, or null if all were run.</param>
/// <param name="Elapsed">From the first test to the last, preparation included.</param>
public sealed record CellFacts(
    string Kernel,
    string TargetKey,
    string Qemu,
    string Processor,
    string Commit,
    string? Filter,
    DateTime Began,
    TimeSpan Elapsed)
{
    private const string FileName = "cell.json";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>Writes them into the folder of a shard.</summary>
    internal Task WriteAsync(string folder, CancellationToken cancellation) => File.WriteAllTextAsync(
        Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Options) + "\n", cancellation);

    /// <summary>Reads them from the folder of a shard; null if a run left none.</summary>
    /// <exception cref="HarnessException">The file is broken.</exception>
    internal static CellFacts? TryRead(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
            return null;
        try
        {
            return JsonSerializer.Deserialize<CellFacts>(File.ReadAllText(file), Options);
        }
        catch (JsonException failure)
        {
            throw new HarnessException($"'{file}' is broken: {failure.Message}", failure);
        }
    }
}
