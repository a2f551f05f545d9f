namespace Vimc.Topology.Diagnostics;

/// <summary>Guesses what a misspelt word was meant to be.</summary>
internal static class Spelling
{
    /// <summary>
    /// The end of a message about an unknown <paramref name="word"/>: <c>; did you mean 'x'?</c> when one of
    /// <paramref name="known"/> is near, otherwise the whole list when it is short enough to help, otherwise nothing.
    /// </summary>
    public static string Suggest(string word, IReadOnlyCollection<string> known)
    {
        const int longestList = 8;
        if (Nearest(word, known) is { } near)
            return $"; did you mean '{near}'?";

        return known.Count is > 0 and <= longestList
            ? "; expected " + string.Join(", ", known.Select(name => $"'{name}'"))
            : "";
    }

    /// <summary>
    /// The one of <paramref name="known"/> fewest edits away, or null if none is near; the first of equals.
    /// </summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        // A third of the letters may be wrong: enough for typing slips, too little for another word. Longer input
        // than any name is not a slip, and the distance costs the product of the lengths.
        const int longestWord = 64;
        if (word.Length is 0 or > longestWord)
            return null;

        var limit = Math.Max(1, word.Length / 3);
        return known
            .Select(name => (Name: name, Distance: Distance(word, name)))
            .Where(candidate => candidate.Distance <= limit)
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    // Insertions, deletions, substitutions and swaps of neighbours, each of weight 1; case does not count.
    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= right.Length; j++)
            rows[0, j] = j;

        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var change = Same(left[i - 1], right[j - 1]) ? 0 : 1;
                var best = Math.Min(rows[i - 1, j - 1] + change, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                var swapped = i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]);
                rows[i, j] = swapped ? Math.Min(best, rows[i - 2, j - 2] + 1) : best;
            }
        }

        return rows[left.Length, right.Length];
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
