using System.Text.Encodings.Web;
using System.Text.Json;

namespace Vimc.Harness.KernelLog;

/// <summary>Reads a log as it comes and writes its findings as JSON lines.</summary>
/// <param name="options">What to look for.</param>
/// <param name="decoder">Names the source lines of frames, or null.</param>
/// <param name="pause">
/// A log that says nothing for so long has finished its reports; 2 s where null. Only a log that is still being written
/// ever pauses.
/// </param>
public sealed class KernelLogClassifier(
    KernelLogScannerOptions? options = null, KernelStackDecoder? decoder = null, TimeSpan? pause = null)
{
    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(2);

    /// <summary>People read these lines too: "+" stays "+".</summary>
    private static readonly KernelFindingJsonContext Json = new(
        new JsonSerializerOptions(KernelFindingJsonContext.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });

    /// <summary>One finding as one line of JSON.</summary>
    public static string ToJson(KernelFinding finding) =>
        JsonSerializer.Serialize(finding, Json.KernelFinding);

    /// <summary>
    /// Writes one JSON object a finding, in snake_case, as soon as the finding is complete; see
    /// <see cref="KernelFinding"/> for the members. Nulls are left out.
    /// </summary>
    /// <param name="log">The log in UTF-8; read to its end, not closed.</param>
    /// <param name="output">Where the lines go; flushed after each, not closed.</param>
    /// <param name="cancellationToken">Ends the log where it is; findings still open are written first.</param>
    /// <returns>How many findings were written.</returns>
    public async Task<int> ClassifyAsync(Stream log, TextWriter output, CancellationToken cancellationToken = default)
    {
        var scanner = new KernelLogScanner(options);
        var buffer = new byte[64 * 1024];
        var written = 0;
        try
        {
            for (var count = await ReadAsync(); count > 0; count = await ReadAsync())
                written += await WriteAsync(scanner.Feed(buffer.AsSpan(0, count)), output, cancellationToken);
        }
        finally
        {
            written += await WriteAsync(scanner.Flush(), output, CancellationToken.None);
        }

        return written;

        async Task<int> ReadAsync()
        {
            var read = log.ReadAsync(buffer, cancellationToken).AsTask();
            if (await Task.WhenAny(read, Task.Delay(pause ?? DefaultPause, cancellationToken)) != read)
                written += await WriteAsync(scanner.EndReports(), output, cancellationToken);

            // Reading standard input does not end by itself.
            return await read.WaitAsync(cancellationToken);
        }
    }

    private async Task<int> WriteAsync(
        IReadOnlyList<KernelFinding> findings, TextWriter output, CancellationToken cancellationToken)
    {
        foreach (var finding in findings)
        {
            var decoded = decoder is null ? finding : await decoder.DecodeAsync(finding, cancellationToken);
            await output.WriteLineAsync(ToJson(decoded).AsMemory(), cancellationToken);
            await output.FlushAsync(cancellationToken);
        }

        return findings.Count;
    }
}
