using System.Globalization;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Bench;

/// <summary>The line of names and values that the measuring program prints.</summary>
internal sealed class MeasuredValues
{
    private readonly Dictionary<string, long> _values = new(StringComparer.Ordinal);

    /// <summary>The value of a name.</summary>
    /// <exception cref="GuestFailureException">The line has no such name.</exception>
    public long this[string name] =>
        _values.TryGetValue(name, out var value)
            ? value
            : throw new GuestFailureException($"the measuring program printed no '{name}'");

    /// <summary>Reads such a line.</summary>
    /// <exception cref="GuestFailureException">It is none.</exception>
    public static MeasuredValues Parse(string line)
    {
        var words = line.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var values = new MeasuredValues();
        for (var i = 0; i + 1 < words.Length; i += 2)
        {
            if (!long.TryParse(words[i + 1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
                throw new GuestFailureException($"the measuring program printed '{line.TrimEnd()}'");
            values._values[words[i]] = value;
        }
        return values;
    }
}
