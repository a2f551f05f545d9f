using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Coverage;

/// <summary>
/// Counts in the form of lcov, <c>man geninfo</c>: what this project merges, and what other programs draw. Each line
/// has a checksum of its text, so that counts are not shown beside another source.
/// </summary>
public static class InfoFile
{
    /// <summary>The name such a file has here.</summary>
    public const string Name = "coverage.info";

    private const string LineTag = "DA:";
    private const string SourceTag = "SF:";

    /// <summary>Writes counts.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="sourceOf">Finds a source by its path.</param>
    public static string Render(LineCounts counts, Func<string, SourceFile> sourceOf)
    {
        var text = new StringBuilder("TN:vimc\n");
        foreach (var path in counts.Files)
        {
            var source = sourceOf(path);
            var lines = counts.Of(path);
            text.Append(CultureInfo.InvariantCulture, $"{SourceTag}{path}\n");
            foreach (var (function, count) in CountFunctions(source, lines))
            {
                text.Append(CultureInfo.InvariantCulture, $"FN:{function.FirstLine},{function.Name}\n");
                text.Append(CultureInfo.InvariantCulture, $"FNDA:{count},{function.Name}\n");
            }
            foreach (var (line, count) in lines)
                text.Append(CultureInfo.InvariantCulture, $"{LineTag}{line},{count},{Checksum(source, line)}\n");
            text.Append(CultureInfo.InvariantCulture, $"LF:{lines.Count}\nLH:{lines.Values.Count(count => count > 0)}\n");
            text.Append("end_of_record\n");
        }
        return text.ToString();
    }

    /// <summary>Reads counts that <see cref="Render"/> wrote.</summary>
    /// <param name="text">The content of the file.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <param name="sourceOf">Finds a source by its path.</param>
    /// <exception cref="HarnessException">It is no such file, or was made from other sources.</exception>
    public static LineCounts Parse(string text, string name, Func<string, SourceFile> sourceOf)
    {
        var counts = new LineCounts();
        SourceFile? source = null;
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith(SourceTag, StringComparison.Ordinal))
                source = sourceOf(line[SourceTag.Length..]);
            else if (line.StartsWith(LineTag, StringComparison.Ordinal))
                AddLine(counts, source, line, name);
        }
        return counts.Files.Count > 0 ? counts : throw new HarnessException($"'{name}' has no counts of lines");
    }

    private static void AddLine(LineCounts counts, SourceFile? source, string text, string name)
    {
        if (source is null
            || text[LineTag.Length..].Split(',') is not [var number, var count, var checksum]
            || !int.TryParse(number, CultureInfo.InvariantCulture, out var line)
            || !long.TryParse(count, CultureInfo.InvariantCulture, out var times))
            throw new HarnessException($"'{name}' is no file of counts: '{text}'");
        if (line < 1 || line > source.Lines.Count || Checksum(source, line) != checksum)
        {
            throw new HarnessException(
                $"'{name}' was made from another {source.Path}, line {line} is not the same; 'make coverage' counts anew");
        }
        counts.Add(source.Path, line, times);
    }

    // The compiler counts nothing where the name of a function is if it put that function into others.
    private static IEnumerable<(SourceFunction Function, long Count)> CountFunctions(
        SourceFile source, IReadOnlyDictionary<int, long> lines)
    {
        foreach (var function in source.Functions)
        {
            var own = lines.Where(line => function.FirstLine <= line.Key && line.Key <= function.LastLine).ToList();
            if (own.Count > 0)
                yield return (function, own[0].Value);
        }
    }

    private static string Checksum(SourceFile source, int line)
    {
#pragma warning disable CA5351 // The format asks for it; nothing is kept secret by it.
        var hash = MD5.HashData(Encoding.UTF8.GetBytes(source.Lines[line - 1]));
#pragma warning restore CA5351
        return Convert.ToBase64String(hash).TrimEnd('=');
    }
}
