namespace Vimc.Reference.Tests;

/// <summary>The 64 bit FNV-1a hash, chosen because ten lines of C compute it too.</summary>
internal sealed class Fnv1A
{
    private ulong _hash = 14695981039346656037;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
            _hash = unchecked((_hash ^ value) * 1099511628211);
    }

    public override string ToString() => _hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
}
