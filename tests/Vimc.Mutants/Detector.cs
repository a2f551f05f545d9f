namespace Vimc.Mutants;

/// <summary>What must fire: one of several beginnings of the title of a kernel report, or a test's own judgement.</summary>
/// <param name="Prefixes">Beginnings of titles, or <see cref="Assertion"/>.</param>
internal sealed record Detector(IReadOnlyList<string> Prefixes)
{
    /// <summary>Stands for a test that fails without any report of the kernel.</summary>
    public const string Assertion = "assertion";

    /// <summary>Reads <c>KASAN: slab-use-after-free | WARNING: refcount bug</c>.</summary>
    public static Detector Parse(string text) =>
        new([.. text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]);

    /// <summary>Whether this is what it waits for.</summary>
    /// <param name="fired">The title of a report, or <see cref="Assertion"/>.</param>
    public bool Expects(string fired) => Prefixes.Any(prefix => prefix == Assertion
        ? fired == Assertion
        : fired.StartsWith(prefix, StringComparison.Ordinal));

    /// <inheritdoc/>
    public override string ToString() => string.Join(" | ", Prefixes);
}
