using System.Text.RegularExpressions;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Coverage;

/// <summary>A source of the driver, in the style of the kernel.</summary>
/// <param name="Path">Relative to the driver tree.</param>
/// <param name="Lines">Its text.</param>
public sealed partial record SourceFile(string Path, IReadOnlyList<string> Lines)
{
    /// <summary>
    /// Its functions. They are read from the text, as the compiler knows only those it has not put into others.
    /// </summary>
    public IReadOnlyList<SourceFunction> Functions { get; } = Find(Lines);

    /// <summary>Reads it.</summary>
    /// <param name="tree">Folder of the driver.</param>
    /// <param name="path">Relative to it.</param>
    /// <exception cref="HarnessException">It does not exist.</exception>
    public static SourceFile Read(string tree, string path)
    {
        var file = System.IO.Path.Combine(tree, path);
        return File.Exists(file)
            ? new SourceFile(path, File.ReadAllLines(file))
            : throw new HarnessException($"'{file}' does not exist, though lines of it were counted");
    }

    /// <summary>The name of the function that a line is in; empty outside of all.</summary>
    public string FunctionAt(int line) =>
        Functions.FirstOrDefault(function => function.FirstLine <= line && line <= function.LastLine)?.Name ?? "";

    /// <summary>A line, numbered from 1, with each stretch of white space made one space.</summary>
    public string TextOf(int line) => Squeeze(Lines[line - 1]);

    /// <summary>A text with each stretch of white space made one space.</summary>
    internal static string Squeeze(string text) => Space().Replace(text, " ").Trim();

    // The braces of a body are alone in the first column, and those of nothing else are.
    private static List<SourceFunction> Find(IReadOnlyList<string> lines)
    {
        var functions = new List<SourceFunction>();
        for (var brace = 0; brace < lines.Count; brace++)
        {
            if (lines[brace] != "{")
                continue;
            var last = Enumerable.Range(brace, lines.Count - brace).FirstOrDefault(i => lines[i] == "}", lines.Count - 1);
            for (var first = FirstLineOf(lines, brace); first < brace; first++)
            {
                if (Name().Match(lines[first]) is not { Success: true } name)
                    continue;
                functions.Add(new SourceFunction(name.Groups[1].Value, first + 1, last + 1));
                break;
            }
            brace = last;
        }
        return functions;
    }

    private static int FirstLineOf(IReadOnlyList<string> lines, int brace)
    {
        var first = brace;
        while (first > 0 && !EndsWhatIsBefore().IsMatch(lines[first - 1]))
            first--;
        return first;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"\b([A-Za-z_]\w*)\s*\(")]
    private static partial Regex Name();

    [GeneratedRegex(@"^\s*$|[;}]$|\*/$|^#")]
    private static partial Regex EndsWhatIsBefore();
}
