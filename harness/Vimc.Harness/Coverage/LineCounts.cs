namespace Vimc.Harness.Coverage;

/// <summary>
/// How often lines of a driver were run. A line that has no code is not in it; one that was never reached is, with 0.
/// </summary>
public sealed class LineCounts
{
    private static readonly SortedDictionary<int, long> NoLines = [];

    private readonly SortedDictionary<string, SortedDictionary<int, long>> _files = new(StringComparer.Ordinal);

    /// <summary>Files with code, relative to the driver tree, in ordinal order.</summary>
    public IReadOnlyCollection<string> Files => _files.Keys;

    /// <summary>Counts by line of a file, the first line being 1; none for a file without code.</summary>
    public IReadOnlyDictionary<int, long> Of(string file) => _files.GetValueOrDefault(file, NoLines);

    /// <summary>Adds to the count of a line.</summary>
    public void Add(string file, int line, long count)
    {
        if (!_files.TryGetValue(file, out var lines))
            _files.Add(file, lines = []);
        lines[line] = lines.GetValueOrDefault(line) + count;
    }

    /// <summary>Adds what was counted elsewhere.</summary>
    public void Add(LineCounts other)
    {
        foreach (var file in other.Files)
        {
            foreach (var (line, count) in other.Of(file))
                Add(file, line, count);
        }
    }
}
