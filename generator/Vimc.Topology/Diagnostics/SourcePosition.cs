namespace Vimc.Topology.Diagnostics;

/// <summary>A place in a text file, as editors and compilers count it.</summary>
/// <param name="File">The path as the user gave it.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 code units.</param>
public readonly record struct SourcePosition(string File, int Line, int Column)
{
    /// <summary>The first character of <paramref name="file"/>, where nothing better is known.</summary>
    public static SourcePosition StartOf(string file) => new(file, 1, 1);

    /// <summary><c>file:line:column</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
