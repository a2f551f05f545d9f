using System.Text;

namespace Vimc.KernelHeaders.Kbuild;

/// <summary>
/// The arguments with which kbuild calls the compiler, found in what <c>make -n V=1 -w</c> says it would do. Only
/// those that decide what the headers mean are of interest: the rest tells gcc how to make code.
/// </summary>
internal static class CompilerCommand
{
    private const string Begin = "-Wp,-MMD,";
    private const string End = " -c -o ";
    private const string Entering = "Entering directory '";

    private static readonly string[] Kept =
        ["-I", "-D", "-U", "-std=", "-m64", "-fms-extensions", "-fshort-wchar", "-funsigned-char"];

    private static readonly string[] KeptWithPath = ["-include", "-isystem", "-iquote"];

    /// <summary>The arguments in order; relative paths are made absolute.</summary>
    /// <param name="dryRun">What make wrote.</param>
    /// <param name="onHost">Where a path of kbuild's is on this host.</param>
    /// <exception cref="HeaderException">The text holds no call of a compiler.</exception>
    public static IReadOnlyList<string> ArgumentsFrom(string dryRun, Func<string, string> onHost)
    {
        var folder = "";
        foreach (var line in dryRun.Split('\n'))
        {
            if (line.IndexOf(Entering, StringComparison.Ordinal) is var at and >= 0)
                folder = line[(at + Entering.Length)..].TrimEnd('\'');

            var begin = line.IndexOf(Begin, StringComparison.Ordinal);
            var end = begin < 0 ? -1 : line.IndexOf(End, begin, StringComparison.Ordinal);
            if (end > 0)
                return Select(Words(line[begin..end].Replace(@"'\''", "'")), path => onHost(Path.Combine(folder, path)));
        }
        throw new HeaderException($"kbuild named no compiler:\n{Tail(dryRun)}");
    }

    private static List<string> Select(List<string> words, Func<string, string> locate)
    {
        var selected = new List<string>();
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (KeptWithPath.Contains(word) && i + 1 < words.Count)
                selected.AddRange([word, locate(words[++i])]);
            else if (word.StartsWith("-I", StringComparison.Ordinal))
                selected.Add($"-I{locate(word.Length > 2 ? word[2..] : words[++i])}");
            else if (Kept.Any(start => word.StartsWith(start, StringComparison.Ordinal)))
                selected.Add(word);
        }
        return selected;
    }

    /// <summary>Splits as a shell does, as far as kbuild makes use of it.</summary>
    private static List<string> Words(string command)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var quote = '\0';
        foreach (var letter in command)
        {
            if (letter == quote)
                quote = '\0';
            else if (quote == '\0' && (letter == '\'' || letter == '"'))
                quote = letter;
            else if (letter != ' ' || quote != '\0')
                word.Append(letter);
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
        if (word.Length > 0)
            words.Add(word.ToString());
        return words;
    }

    private static string Tail(string text) => string.Join('\n', text.TrimEnd('\n').Split('\n').TakeLast(20));
}
