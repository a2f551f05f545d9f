using System.Text;
using System.Text.RegularExpressions;

namespace Vimc.KernelHeaders.Reading;

/// <summary>The bytes of source files, by the offsets that the compiler gives.</summary>
internal sealed partial class SourceText
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <summary>Whether a word stands at an offset.</summary>
    public bool HasWordAt(string file, int offset, string word)
    {
        var bytes = Bytes(file);
        var expected = Encoding.UTF8.GetBytes(word);
        return offset + expected.Length <= bytes.Length
            && bytes.AsSpan(offset, expected.Length).SequenceEqual(expected);
    }

    /// <summary>A part of a file on one line: without comments, each run of white space a blank.</summary>
    public string Line(string file, int begin, int end) =>
        end <= begin ? "" : Blanks().Replace(Comment().Replace(Slice(file, begin, end), " "), " ").Trim();

    /// <summary>The identifiers in a part of a file; those after a point or an arrow begin with a point.</summary>
    public IEnumerable<string> Words(string file, int begin, int end) =>
        Word().Matches(Comment().Replace(Slice(file, begin, end), " ")).Select(match =>
            match.Groups["access"].Success ? $".{match.Groups["name"].Value}" : match.Groups["name"].Value);

    private string Slice(string file, int begin, int end) =>
        Encoding.UTF8.GetString(Bytes(file).AsSpan(begin, Math.Max(0, end - begin)));

    private byte[] Bytes(string file)
    {
        if (!_files.TryGetValue(file, out var bytes))
            _files.Add(file, bytes = File.ReadAllBytes(file));
        return bytes;
    }

    [GeneratedRegex(@"/\*.*?\*/|//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"[\s\\]+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(?<access>(\.|->)\s*)?\b(?<name>[A-Za-z_]\w*)")]
    private static partial Regex Word();
}
