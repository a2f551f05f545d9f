namespace Vimc.Harness.Coverage;

/// <summary>A function in a source.</summary>
/// <param name="Name">Its name.</param>
/// <param name="FirstLine">Where the name is.</param>
/// <param name="LastLine">Its closing brace.</param>
public sealed record SourceFunction(string Name, int FirstLine, int LastLine);
