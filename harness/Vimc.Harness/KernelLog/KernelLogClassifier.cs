using System.Text.Encodings.Web;
using System.Text.Json;

namespace Vimc.Harness.KernelLog;

/// <summary>Reads a log as it comes and writes its findings as JSON lines.</summary>
public static class KernelLogClassifier
{
    /// <summary>People read these lines too: "+" stays "+".</summary>
    private static readonly KernelFindingJsonContext Json = new(
        new JsonSerializerOptions(KernelFindingJsonContext.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });

    /// <summary>
    /// Writes one JSON object a finding, in snake_case, as soon as the finding is complete; see
    /// <see cref="KernelFinding"/> for the members. Nulls are left out.
    /// </summary>
    /// <param name="log">The log; read to its end, not closed.</param>
    /// <param name="output">Where the lines go; flushed after each, not closed.</param>
    /// <param name="options">What to look for.</param>
    /// <param name="cancellationToken">Stops between reads.</param>
    /// <returns>How many findings were written.</returns>
    public static async Task<int> ClassifyAsync(
        TextReader log,
        TextWriter output,
        KernelLogScannerOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        var scanner = new KernelLogScanner(options);
        var buffer = new char[4096];
        var written = 0;
        for (var count = await ReadAsync(); count > 0; count = await ReadAsync())
            written += await WriteAsync(scanner.Feed(buffer.AsSpan(0, count)));
        return written + await WriteAsync(scanner.Flush());

        ValueTask<int> ReadAsync() => log.ReadAsync(buffer.AsMemory(), cancellationToken);

        async Task<int> WriteAsync(IReadOnlyList<KernelFinding> findings)
        {
            foreach (var finding in findings)
                await output.WriteLineAsync(ToJson(finding).AsMemory(), cancellationToken);
            await output.FlushAsync(cancellationToken);
            return findings.Count;
        }
    }

    /// <summary>One finding as one line of JSON.</summary>
    public static string ToJson(KernelFinding finding) =>
        JsonSerializer.Serialize(finding, Json.KernelFinding);
}
