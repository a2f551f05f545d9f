using Scriban;
using Scriban.Runtime;

namespace Vimc.Harness.Report;

/// <summary>A page of <c>harness/report</c>, which travels in this assembly.</summary>
internal static class PageTemplate
{
    /// <summary>Fills it in.</summary>
    /// <param name="name">Its file.</param>
    /// <param name="view">What it shows, by the names of the properties in snake_case.</param>
    public static string Render(string name, object view)
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
            TemplateLoader = new PageParts(),
        };
        context.PushGlobal(members);
        var template = Template.Parse(PageParts.Read(name), name);
        return template.HasErrors
            ? throw new InvalidOperationException(string.Join('\n', template.Messages))
            : template.Render(context);
    }
}
