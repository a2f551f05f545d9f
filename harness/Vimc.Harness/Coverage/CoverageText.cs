using System.Globalization;
using System.Text;

namespace Vimc.Harness.Coverage;

/// <summary>The verdict for people and for editors.</summary>
internal static class CoverageText
{
    /// <summary>A table of files, and the blocks that no test reaches with their reasons.</summary>
    public static string Markdown(CoverageVerdict verdict)
    {
        var text = new StringBuilder();
        text.Append("| file | lines | reached | % |\n|---|---:|---:|---:|\n");
        foreach (var file in verdict.Files)
            AppendRow(text, file.Path, file.Lines, file.Reached, file.Percent);
        AppendRow(text, "**all**", verdict.Lines, verdict.Reached, verdict.Percent);

        foreach (var file in verdict.Files.Where(file => file.Unreached.Count > 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {file.Path}\n");
            foreach (var (block, why) in file.Unreached)
            {
                var function = block.Function.Length > 0 ? $", `{block.Function}`" : "";
                text.Append(CultureInfo.InvariantCulture, $"\n- line {block.FirstLine}{function}: {why ?? "**no reason**"}\n");
                foreach (var line in block.Text)
                    text.Append(CultureInfo.InvariantCulture, $"\n      {line}");
                text.Append('\n');
            }
        }
        return text.ToString();
    }

    /// <summary>Entries for the list of reasons, for the blocks that have none yet.</summary>
    public static string Entries(CoverageVerdict verdict) =>
        string.Join('\n', verdict.Unexplained.Select(block => UnreachedList.Render(block, "WHY?")));

    private static void AppendRow(StringBuilder text, string title, int lines, int reached, double percent) => text.Append(
        CultureInfo.InvariantCulture, $"| {title} | {lines} | {reached} | {CoverageVerdict.Floor(percent):F1} |\n");
}
