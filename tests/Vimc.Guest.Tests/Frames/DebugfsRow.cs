namespace Vimc.Guest.Tests.Frames;

/// <summary>A row of a table in debugfs; equal to another with the same values.</summary>
internal sealed class DebugfsRow(IReadOnlyDictionary<string, long> values) : IEquatable<DebugfsRow>
{
    /// <summary>The value below a title.</summary>
    public long this[string title] => values[title];

    public bool Equals(DebugfsRow? other) => other is not null && ToString() == other.ToString();

    public override bool Equals(object? obj) => Equals(obj as DebugfsRow);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => string.Join(' ', values.Select(value => $"{value.Key}={value.Value}"));
}
