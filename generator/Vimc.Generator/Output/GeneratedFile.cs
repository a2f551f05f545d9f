namespace Vimc.Generator.Output;

/// <summary>A file to write.</summary>
/// <param name="Path">Relative to where the whole goes, with slashes.</param>
/// <param name="Text">Its content, lines ended by <c>\n</c>.</param>
internal sealed record GeneratedFile(string Path, string Text);
