using Scriban;
using Scriban.Runtime;
using Vimc.Harness.History;
using Vimc.Harness.Regress;

namespace Vimc.Harness.Report;

/// <summary>
/// The results of a run as one HTML file without any other: it can be attached to a mail, reads on a phone and in the
/// dark, and needs no script.
/// </summary>
public static class HtmlReport
{
    private const string Resource = "report/report.html";

    /// <summary>Renders it.</summary>
    /// <param name="cells">The kernels, in the order they are to be shown.</param>
    /// <param name="changes">What changed on each of them since the last run, in the same order.</param>
    /// <param name="folders">Where to look for pictures (PNG) and drawings (SVG).</param>
    /// <param name="now">The date of the page, in UTC.</param>
    public static string Render(
        IReadOnlyList<CellResult> cells, IReadOnlyList<CellChange> changes, IEnumerable<string> folders, DateTime now) =>
        Render(ReportViewBuilder.Build(cells, changes, ReportEvidence.Collect(folders), now));

    /// <summary>Renders what was arranged.</summary>
    internal static string Render(ReportView view)
    {
        var members = new ScriptObject();
        members.Import(view);
        var context = new TemplateContext
        {
            StrictVariables = true,
            EnableRelaxedMemberAccess = false,
            NewLine = "\n",
            LoopLimit = int.MaxValue,
            LimitToString = int.MaxValue,
        };
        context.PushGlobal(members);
        var template = Template.Parse(ReadTemplate(), Resource);
        return template.HasErrors
            ? throw new InvalidOperationException(string.Join('\n', template.Messages))
            : template.Render(context);
    }

    private static string ReadTemplate()
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"no resource {Resource}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
