using System.Globalization;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Regress;

/// <summary>A part of the tests, so that several machines share a run. Each test is in exactly one.</summary>
/// <param name="Number">Which, from 1.</param>
/// <param name="Count">How many there are.</param>
public sealed record TestShard(int Number, int Count)
{
    /// <summary>All tests.</summary>
    public static TestShard Whole { get; } = new(1, 1);

    /// <summary>The name of its folder of results.</summary>
    internal string FolderName => string.Create(CultureInfo.InvariantCulture, $"shard-{Number}-of-{Count}");

    /// <summary>Reads <c>2/5</c>.</summary>
    /// <exception cref="HarnessException">It is no such fraction.</exception>
    public static TestShard Parse(string text)
    {
        if (text.Split('/') is [var number, var count]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var of)
            && n >= 1 && n <= of)
            return new TestShard(n, of);
        throw new HarnessException($"'{text}' is no shard; the second of five is 2/5");
    }

    /// <summary>Its share of the fixtures, whatever order they come in.</summary>
    internal IReadOnlyList<string> Of(IEnumerable<string> fixtures) =>
        [.. fixtures.Order(StringComparer.Ordinal).Where((_, index) => index % Count == Number - 1)];

    /// <summary>The shard whose results a folder of that name holds, or null.</summary>
    internal static TestShard? FromFolderName(string name) =>
        name.Split('-') is ["shard", var number, "of", var count]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
        && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var of)
            ? new TestShard(n, of)
            : null;
}
