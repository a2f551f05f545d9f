using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Vimc.Harness.Host;

/// <summary>A key for the cache: what went in decides it, nothing else does.</summary>
internal sealed class ContentHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Adds a text; its length goes in too, so that parts cannot flow into each other.</summary>
    public ContentHash Add(string text) => Add(Encoding.UTF8.GetBytes(text));

    /// <summary>Adds bytes with their length.</summary>
    public ContentHash Add(ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, bytes.Length);
        _hash.AppendData(length);
        _hash.AppendData(bytes);
        return this;
    }

    /// <summary>Adds a list with its length.</summary>
    public ContentHash Add(IReadOnlyCollection<string> texts)
    {
        Add($"{texts.Count}");
        foreach (var text in texts)
            Add(text);
        return this;
    }

    /// <summary>The first 16 hex digits, enough for the few entries of a cache.</summary>
    public string ToKey() => Convert.ToHexStringLower(_hash.GetHashAndReset().AsSpan(0, 8));

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
