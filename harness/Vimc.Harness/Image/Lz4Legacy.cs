using System.Buffers.Binary;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Image;

/// <summary>The legacy frame of LZ4, which kernel images use: a magic number, then blocks with their packed size.</summary>
internal static class Lz4Legacy
{
    private const int MagicSize = 4;
    private const int BlockSize = 8 << 20;
    private const int ShortestMatch = 4;

    /// <summary>Unpacks a whole frame. Bytes after the last full block, such as a size, are ignored.</summary>
    public static MemoryStream Decompress(Stream packed)
    {
        var input = new byte[packed.Length - packed.Position];
        packed.ReadExactly(input);
        var output = new MemoryStream();
        var block = new byte[BlockSize];
        var position = MagicSize;
        while (position + 4 < input.Length)
        {
            var size = BinaryPrimitives.ReadInt32LittleEndian(input.AsSpan(position));
            position += 4;
            if (size <= 0 || size > input.Length - position)
                break;
            output.Write(block, 0, DecompressBlock(input.AsSpan(position, size), block));
            position += size;
        }
        output.Position = 0;
        return output;
    }

    private static int DecompressBlock(ReadOnlySpan<byte> input, Span<byte> output)
    {
        var read = 0;
        var written = 0;
        try
        {
            while (read < input.Length)
            {
                var token = input[read++];
                var literals = ReadLength(input, ref read, token >> 4);
                input.Slice(read, literals).CopyTo(output[written..]);
                read += literals;
                written += literals;
                if (read == input.Length)
                    break;

                var distance = BinaryPrimitives.ReadUInt16LittleEndian(input[read..]);
                read += 2;
                var match = ReadLength(input, ref read, token & 15) + ShortestMatch;
                // Byte by byte: a match may overlap what it produces.
                for (var i = 0; i < match; i++, written++)
                    output[written] = output[written - distance];
            }
        }
        catch (Exception failure) when (failure is IndexOutOfRangeException or ArgumentException)
        {
            throw new HarnessException("the LZ4 data of the kernel image is damaged", failure);
        }
        return written;
    }

    private static int ReadLength(ReadOnlySpan<byte> input, ref int read, int length)
    {
        if (length != 15)
            return length;
        byte more;
        do
        {
            more = input[read++];
            length += more;
        }
        while (more == 255);
        return length;
    }
}
