using System.Buffers;
using System.Text;
using Vimc.Topology.Diagnostics;

namespace Vimc.Topology.Reading;

/// <summary>Gets the text of a description from the disk, or says why not.</summary>
internal static class TopologyFile
{
    /// <summary>In bytes. The largest topology a kernel could load is a tenth of this.</summary>
    public const int MaxLength = 1 << 20;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly SearchValues<char> ForbiddenControls = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Select(code => (char)code).Except(['\t', '\n', '\r'])]);

    /// <summary>
    /// The text of the file at <paramref name="path"/>, without byte order mark; null after a diagnostic.
    /// </summary>
    public static string? Read(string path, DiagnosticBag bag)
    {
        var start = SourcePosition.StartOf(path);
        try
        {
            if (Directory.Exists(path))
            {
                bag.Report(DiagnosticCatalogue.FileIsDirectory, start);
                return null;
            }

            // Read what fits and one byte more: the length of a device or a pipe is not known before.
            using var file = File.OpenRead(path);
            var buffer = new byte[MaxLength + 1];
            var length = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            if (length <= MaxLength)
                return Decode(path, buffer.AsSpan(0, length), bag);

            bag.Report(DiagnosticCatalogue.FileTooLarge, start, MaxLength / 1024);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            bag.Report(DiagnosticCatalogue.FileMissing, start);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            bag.Report(DiagnosticCatalogue.FileUnreadable, start, exception.Message.TrimEnd('.'));
        }

        return null;
    }

    /// <summary>
    /// <paramref name="bytes"/> as text; null, after a diagnostic at the first bad byte, if they are none.
    /// </summary>
    public static string? Decode(string path, ReadOnlySpan<byte> bytes, DiagnosticBag bag)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];

        string text;
        try
        {
            text = Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            var good = Encoding.UTF8.GetString(bytes[..Math.Max(0, exception.Index)]);
            bag.Report(DiagnosticCatalogue.NotUtf8, EndOf(path, good));
            return null;
        }

        // The parser takes a zero character for the end of the file, so this is ours to find.
        var control = text.AsSpan().IndexOfAny(ForbiddenControls);
        if (control < 0)
            return text;

        var reason = $"control character U+{(int)text[control]:X4}";
        bag.Report(DiagnosticCatalogue.NotYaml, EndOf(path, text[..control]), reason);
        return null;
    }

    private static SourcePosition EndOf(string path, string text)
    {
        var line = text.Count(letter => letter == '\n') + 1;
        return new SourcePosition(path, line, text.Length - text.LastIndexOf('\n'));
    }
}
