using System.Security.Cryptography;

namespace Vimc.Harness.Frames;

/// <summary>Names the content of a frame.</summary>
public static class FrameHash
{
    /// <summary>
    /// SHA-256 of the pixels in 64 lower-case digits. The padding of lines is left out: what a driver leaves there
    /// means nothing.
    /// </summary>
    /// <exception cref="InvalidDataException">The data has another length than the format.</exception>
    public static string Compute(FrameFormat format, ReadOnlySpan<byte> frame)
    {
        format.Check(frame);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var y = 0; y < format.Rows; y++)
            hash.AppendData(format.Row(frame, y));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
