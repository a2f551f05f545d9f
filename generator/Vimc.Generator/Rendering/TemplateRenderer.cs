using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Vimc.Generator.Rendering;

/// <summary>Renders the embedded templates under the strict settings that make a mistake in one an exception.</summary>
internal static class TemplateRenderer
{
    private const string Folder = "templates/";

    // What bounds loops is the size of a description, 1 MiB; Scriban's own bound of 1000 is fewer links than that.
    private const int LoopLimit = 1_000_000;

    /// <summary>All templates, by file name.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. EmbeddedFiles.NamesIn(Folder).Select(name => name[Folder.Length..])];

    /// <summary>The template called <paramref name="name"/>, a file name.</summary>
    /// <exception cref="InvalidOperationException">
    /// It is not valid; the message has each error with its place.
    /// </exception>
    public static Template Parse(string name)
    {
        var template = Template.Parse(EmbeddedFiles.Read(Folder + name), name);
        return template.HasErrors
            ? throw new InvalidOperationException(string.Join('\n', template.Messages))
            : template;
    }

    /// <summary>
    /// The text of template <paramref name="name"/> filled from the properties of <paramref name="view"/>.
    /// </summary>
    /// <exception cref="ScriptRuntimeException">The template asks for what the view does not have.</exception>
    public static string Render(string name, object view)
    {
        var members = new ScriptObject();
        members.Import(view);
        var context = new TemplateContext(members)
        {
            StrictVariables = true,
            EnableRelaxedMemberAccess = false,
            EnableRelaxedIndexerAccess = false,
            EnableRelaxedTargetAccess = false,
            IndentOnEmptyLines = false,
            NewLine = "\n",
            LoopLimit = LoopLimit,
        };
        return Parse(name).Render(context);
    }
}
