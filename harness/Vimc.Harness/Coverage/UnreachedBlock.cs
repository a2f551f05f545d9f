namespace Vimc.Harness.Coverage;

/// <summary>Lines of a function that no test has reached, with none that was reached between them.</summary>
/// <param name="File">Relative to the driver tree.</param>
/// <param name="Function">Its name; empty for code outside of functions, as macros make it.</param>
/// <param name="FirstLine">The number of the first one.</param>
/// <param name="LastLine">The number of the last one.</param>
/// <param name="Text">Their texts, with each stretch of white space made one space.</param>
public sealed record UnreachedBlock(
    string File, string Function, int FirstLine, int LastLine, IReadOnlyList<string> Text)
{
    /// <summary>Where it is, as compilers and editors have it.</summary>
    public string Place => $"{File}:{FirstLine}";

    /// <summary>All of a file, in order.</summary>
    public static IReadOnlyList<UnreachedBlock> Find(SourceFile source, IReadOnlyDictionary<int, long> counts)
    {
        var blocks = new List<UnreachedBlock>();
        UnreachedBlock? open = null;
        foreach (var (line, count) in counts)
        {
            var function = source.FunctionAt(line);
            if (open is not null && (count > 0 || function != open.Function))
            {
                blocks.Add(open);
                open = null;
            }
            if (count > 0)
                continue;
            open = open is null
                ? new UnreachedBlock(source.Path, function, line, line, [source.TextOf(line)])
                : open with { LastLine = line, Text = [.. open.Text, source.TextOf(line)] };
        }
        return open is null ? blocks : [.. blocks, open];
    }
}
