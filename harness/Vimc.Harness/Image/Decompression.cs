using System.IO.Compression;
using CliWrap;
using Vimc.Harness.Failures;
using Vimc.Harness.Host;
using ZstdStream = SharpCompress.Compressors.ZStandard.DecompressionStream;

namespace Vimc.Harness.Image;

/// <summary>Unpacks what kernel packages pack: kernels and modules, each by the magic number it begins with.</summary>
internal static class Decompression
{
    /// <summary>The unpacked bytes; an ELF file is returned as it is. Bytes after the packed data are ignored.</summary>
    /// <exception cref="HarnessException">Packed in a way nobody here knows, or damaged.</exception>
    public static async Task<byte[]> UnpackAsync(byte[] bytes, CancellationToken cancellation)
    {
        if (ElfFile.IsElf(bytes))
            return bytes;
        if (bytes is [0xfd, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..])
            return await UnpackXzAsync(bytes, cancellation);

        using var packed = new MemoryStream(bytes, 0, IsZstd(bytes) ? ZstdFrame.LengthOf(bytes) : bytes.Length);
        using var unpacked = new MemoryStream();
        using var decoder = DecoderFor(bytes, packed);
        try
        {
            await decoder.CopyToAsync(unpacked, cancellation);
        }
        catch (Exception failure) when (failure is InvalidDataException or InvalidOperationException
            or SharpCompress.Common.SharpCompressException)
        {
            throw new HarnessException($"the packed data is damaged: {failure.Message}", failure);
        }
        return unpacked.ToArray();
    }

    // Kernels are packed with the filter for x86 code, which no managed decoder at hand undoes correctly.
    private static async Task<byte[]> UnpackXzAsync(byte[] bytes, CancellationToken cancellation)
    {
        using var unpacked = new MemoryStream();
        var xz = new HostCommand("xz", ["--decompress", "--stdout", "--single-stream"])
        {
            Input = PipeSource.FromBytes(bytes),
            Output = PipeTarget.ToStream(unpacked),
        };
        await xz.RunAsync(cancellation);
        return unpacked.ToArray();
    }

    private static bool IsZstd(ReadOnlySpan<byte> bytes) => bytes is [0x28, 0xb5, 0x2f, 0xfd, ..];

    private static Stream DecoderFor(ReadOnlySpan<byte> bytes, Stream packed) => bytes switch
    {
        _ when IsZstd(bytes) => new ZstdStream(packed),
        [0x1f, 0x8b, ..] => new GZipStream(packed, CompressionMode.Decompress),
        [0x02, 0x21, 0x4c, 0x18, ..] => Lz4Legacy.Decompress(packed),
        _ => throw new HarnessException(
            $"packed in an unknown way: it begins with {Convert.ToHexString(bytes[..Math.Min(4, bytes.Length)])}"),
    };
}
