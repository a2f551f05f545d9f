namespace Vimc.Harness.Coverage;

/// <summary>Why no test reaches a block.</summary>
/// <param name="File">The source, relative to the driver tree.</param>
/// <param name="Function">The name of the function, or empty.</param>
/// <param name="Text">The lines of the block, with each stretch of white space made one space.</param>
/// <param name="IsByChance">Whether some runs do reach it, or a part of it.</param>
/// <param name="Why">The reason.</param>
/// <param name="Line">Where in the list it is.</param>
public sealed record UnreachedReason(
    string File, string Function, IReadOnlyList<string> Text, bool IsByChance, string Why, int Line)
{
    /// <summary>Whether it is the reason of a block.</summary>
    public bool Explains(UnreachedBlock block) =>
        File == block.File
        && Function == block.Function
        && (Text.SequenceEqual(block.Text) || (IsByChance && Contains(block.Text)));

    private bool Contains(IReadOnlyList<string> part) =>
        Enumerable.Range(0, Math.Max(0, Text.Count - part.Count + 1))
            .Any(start => Text.Skip(start).Take(part.Count).SequenceEqual(part));
}
