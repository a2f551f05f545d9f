using System.Text.RegularExpressions;
using Vimc.Topology.Diagnostics;

namespace Vimc.Topology.Tests;

/// <summary>
/// A description whose lines say what is expected of them: <c>### VIMC0103 message</c> for each error and
/// <c>### note message</c> for each note that points at the line.
/// </summary>
internal sealed partial record CaseFile(string Name, string Text, IReadOnlyList<string> Expected)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Cases");

    /// <summary>The file names of all cases.</summary>
    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    /// <summary>The case called <paramref name="name"/>.</summary>
    public static CaseFile Load(string name)
    {
        var lines = File.ReadAllText(Path.Combine(Folder, name)).Split('\n');
        var expected = lines.SelectMany((line, index) => Expectation()
            .Split(line)
            .Skip(1)
            .Select(text => Describe(index + 1, text.TrimEnd())));
        var text = string.Join('\n', lines.Select(line => Expectation().Split(line)[0]));
        return new CaseFile(name, text, [.. expected.Order(StringComparer.Ordinal)]);
    }

    /// <summary><paramref name="diagnostics"/> in the form of <see cref="Expected"/>.</summary>
    public static IReadOnlyList<string> Describe(IEnumerable<Diagnostic> diagnostics)
    {
        var all = diagnostics.ToList();
        var errors = all.Select(each => Describe(each.Position.Line, $"{each.Rule.Id} {each.Message}"));
        var notes = all
            .Select(each => each.Note)
            .OfType<DiagnosticNote>()
            .Select(note => Describe(note.Position.Line, $"note {note.Message}"));
        return [.. errors.Concat(notes).Order(StringComparer.Ordinal)];
    }

    private static string Describe(int line, string text) => $"line {line}: {text}";

    [GeneratedRegex(@"\s*### (?=VIMC|note )")]
    private static partial Regex Expectation();
}
