namespace Vimc.KernelHeaders.Reading;

/// <summary>Names headers as a kernel developer does: relative to the source tree, wherever that is.</summary>
/// <param name="arguments">Arguments of the compiler, whose include folders tell where the trees are.</param>
internal sealed class HeaderPaths(IReadOnlyList<string> arguments)
{
    private readonly string[] _trees =
        [.. arguments
            .Where(argument => argument.StartsWith("-I", StringComparison.Ordinal))
            .Select(argument => Path.GetFullPath(argument[2..]))
            .Where(folder => folder.EndsWith("/include", StringComparison.Ordinal))
            .Select(folder => folder[..^"include".Length])
            .OrderBy(folder => folder.Length)];

    /// <summary>
    /// The path relative to the tree it is in; the bare file name for what is in none, such as the compiler's own.
    /// </summary>
    public string Relative(string path)
    {
        var full = Path.GetFullPath(path);
        return _trees.FirstOrDefault(tree => full.StartsWith(tree, StringComparison.Ordinal)) is { } home
            ? full[home.Length..]
            : Path.GetFileName(full);
    }
}
