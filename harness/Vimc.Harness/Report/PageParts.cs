using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Vimc.Harness.Report;

/// <summary>Finds what pages include among the files of <c>harness/report</c>.</summary>
internal sealed class PageParts : ITemplateLoader
{
    /// <summary>The text of a file.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(PageParts).Assembly.GetManifestResourceStream($"report/{name}")
            ?? throw new InvalidOperationException($"no resource report/{name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <inheritdoc/>
    public string GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) => templateName;

    /// <inheritdoc/>
    public string Load(TemplateContext context, SourceSpan callerSpan, string templatePath) => Read(templatePath);

    /// <inheritdoc/>
    public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
        ValueTask.FromResult<string?>(Read(templatePath));
}
