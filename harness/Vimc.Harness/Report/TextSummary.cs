using System.Globalization;
using System.Text;
using Vimc.Harness.History;
using Vimc.Harness.Regress;

namespace Vimc.Harness.Report;

/// <summary>A run in a few lines of text, to be sent as a mail: the first line is its subject.</summary>
public static class TextSummary
{
    private const int ListedTests = 20;

    /// <summary>Renders it.</summary>
    /// <param name="cells">The kernels.</param>
    /// <param name="changes">What changed on each of them, in the same order.</param>
    public static string Render(IReadOnlyList<CellResult> cells, IReadOnlyList<CellChange> changes)
    {
        var failed = cells.Sum(cell => cell.Failures.Count);
        var passed = cells.Sum(cell => cell.Passed);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"[vimc] {passed} passed, {failed} failed on {cells.Count} kernels\n\n");
        foreach (var (cell, change) in cells.Zip(changes))
        {
            var kernel = cell.Facts is { } facts ? $" ({facts.Kernel})" : "";
            text.Append(CultureInfo.InvariantCulture, $"{cell.Target} {cell.Flavour}{kernel}: {cell.Summary}\n");
            AppendList(text, "fails now", [.. change.NewFailures.Select(name => WithRate(name, cell))]);
            AppendList(text, "is no longer run", change.Lost);
            AppendList(text, "is worse", change.Worse);
            AppendList(text, "passes again", change.Fixed);
            AppendList(
                text,
                change.IsCompared ? "still fails" : "fails",
                [
                    .. cell.Failures.Select(test => test.FullName).Except(change.NewFailures)
                        .Select(name => WithRate(name, cell)),
                ]);
        }
        return text.ToString();
    }

    private static string WithRate(string name, CellResult cell) =>
        cell.Failures.FirstOrDefault(test => test.FullName == name)?.FailureRate is { Length: > 0 } rate
            ? $"{name} ({rate})"
            : name;

    private static void AppendList(StringBuilder text, string title, IReadOnlyList<string> names)
    {
        foreach (var name in names.Take(ListedTests))
            text.Append(CultureInfo.InvariantCulture, $"  {title}: {name}\n");
        if (names.Count > ListedTests)
            text.Append(CultureInfo.InvariantCulture, $"  {title}: {names.Count - ListedTests} more\n");
    }
}
