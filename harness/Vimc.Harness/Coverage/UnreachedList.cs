using System.Text;
using System.Text.RegularExpressions;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Coverage;

/// <summary>
/// The committed list of blocks that no test reaches. Blocks are known by their text, as numbers of lines change with
/// every edit. An entry is
/// <code>
/// kmod/core/vimc-lens.c: vimc_lens_create
///     return ERR_PTR(-ENOMEM);
/// = why no test gets there
/// </code>
/// with <c>~</c> in place of <c>=</c> if it is a matter of chance whether one does. Empty lines part entries; a line
/// that begins with <c>#</c> is a comment.
/// </summary>
public sealed partial class UnreachedList
{
    private readonly List<UnreachedReason> _reasons = [];

    /// <summary>The entries.</summary>
    public IReadOnlyList<UnreachedReason> Reasons => _reasons;

    /// <summary>Reads it.</summary>
    /// <exception cref="HarnessException">It does not exist, or a line of it is wrong; the message says where.</exception>
    public static UnreachedList Read(string file) =>
        File.Exists(file)
            ? Parse(File.ReadAllText(file), file)
            : throw new HarnessException($"there is no list of what no test reaches: '{file}' does not exist");

    /// <summary>Reads a text.</summary>
    /// <param name="text">The content.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="HarnessException">A line is wrong.</exception>
    public static UnreachedList Parse(string text, string name)
    {
        var list = new UnreachedList();
        var entry = new List<string>();
        var number = 0;
        var first = 0;
        foreach (var line in $"{text}\n\n".Split('\n').Select(line => line.TrimEnd()))
        {
            number++;
            if (line.StartsWith('#'))
                continue;
            if (line.Length > 0 && entry.Count == 0)
                first = number;
            if (line.Length > 0)
                entry.Add(line);
            else if (entry.Count > 0)
            {
                list._reasons.Add(ParseEntry(entry, name, first));
                entry.Clear();
            }
        }
        return list;
    }

    /// <summary>An entry for a block, with the reason still to be given.</summary>
    public static string Render(UnreachedBlock block, string why)
    {
        var text = new StringBuilder();
        text.Append(block.File).Append(block.Function.Length > 0 ? $": {block.Function}" : ":").Append('\n');
        foreach (var line in block.Text)
            text.Append('\t').Append(line).Append('\n');
        return text.Append("= ").Append(why).Append('\n').ToString();
    }

    private static UnreachedReason ParseEntry(List<string> lines, string name, int number)
    {
        var head = Head().Match(lines[0]);
        var code = lines.Skip(1).TakeWhile(line => char.IsWhiteSpace(line[0])).Select(SourceFile.Squeeze).ToList();
        var reason = lines.Skip(1 + code.Count).ToList();
        if (!head.Success)
            throw new HarnessException($"{name}:{number}: an entry begins with 'FILE: FUNCTION', not with '{lines[0]}'");
        if (code.Count == 0)
            throw new HarnessException($"{name}:{number}: no lines of code, indented, after '{lines[0]}'");
        if (reason.Count == 0 || reason[0] is not ['=' or '~', ' ', not ' ', ..])
            throw new HarnessException($"{name}:{number}: no reason, as '= REASON', after the code of '{lines[0]}'");
        return new UnreachedReason(
            head.Groups["file"].Value,
            head.Groups["function"].Value,
            code,
            reason[0][0] == '~',
            SourceFile.Squeeze(string.Join(' ', reason)[2..]),
            number);
    }

    [GeneratedRegex(@"^(?<file>\S+):(?: (?<function>\w+))?$")]
    private static partial Regex Head();
}
