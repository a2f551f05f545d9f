namespace Vimc.Harness.Coverage;

/// <summary>
/// Finds the lines of one text in another, as a generated file is not the same for every topology: the longest common
/// subsequence of both.
/// </summary>
internal static class SourceAlignment
{
    /// <summary>For each line of a text its number in the other one, from 1, or 0 where that one lacks it.</summary>
    public static int[] Align(IReadOnlyList<string> from, IReadOnlyList<string> to)
    {
        if (from.SequenceEqual(to))
            return [.. Enumerable.Range(1, from.Count)];

        var common = Lengths(from, to);
        var numbers = new int[from.Count];
        for (int i = 0, j = 0; i < from.Count && j < to.Count;)
        {
            if (from[i] == to[j])
                numbers[i++] = ++j;
            else if (common[i + 1, j] >= common[i, j + 1])
                i++;
            else
                j++;
        }
        return numbers;
    }

    // Of what is common to the rest of both from each pair of lines on.
    private static int[,] Lengths(IReadOnlyList<string> from, IReadOnlyList<string> to)
    {
        var common = new int[from.Count + 1, to.Count + 1];
        for (var i = from.Count - 1; i >= 0; i--)
        {
            for (var j = to.Count - 1; j >= 0; j--)
                common[i, j] = from[i] == to[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }
        return common;
    }
}
