namespace Vimc.Generator.Output;

/// <summary>A file that is not, or was not, what it should be.</summary>
/// <param name="Path">As given by the user, and below.</param>
/// <param name="Kind">How it differs.</param>
internal sealed record FileChange(string Path, FileChangeKind Kind);
