using System.Globalization;
using System.Text;
using Vimc.Harness.Regress;

namespace Vimc.Harness.Report;

/// <summary>
/// Results as KTAP, Documentation/dev-tools/ktap.rst of the kernel: a test for each kernel with the guest tests as its
/// subtests.
/// </summary>
public static class Ktap
{
    /// <summary>Renders them.</summary>
    public static string Render(IReadOnlyList<CellResult> cells)
    {
        var text = new StringBuilder("KTAP version 1\n");
        text.Append(CultureInfo.InvariantCulture, $"1..{cells.Count}\n");
        foreach (var (cell, number) in cells.Select((cell, index) => (cell, index + 1)))
        {
            text.Append("  KTAP version 1\n").Append(CultureInfo.InvariantCulture, $"  1..{cell.Tests.Count}\n");
            foreach (var (test, subtest) in cell.Tests.Select((test, index) => (test, index + 1)))
                text.Append(Line(test.Failure is null, subtest, test.FullName, test.WasRun, "  "));
            text.Append(Line(cell.HasPassed, number, $"{cell.Target} {cell.Flavour}", cell.Passed > 0, ""));
        }
        return text.ToString();
    }

    private static string Line(bool isGood, int number, string name, bool wasRun, string indent)
    {
        var directive = wasRun || !isGood ? "" : " # SKIP";
        // What follows a hash sign would be read as a directive.
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{indent}{(isGood ? "ok" : "not ok")} {number} {name.Replace('#', '-').Replace('\n', ' ')}{directive}\n");
    }
}
