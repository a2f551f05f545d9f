using System.Buffers.Binary;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Image;

/// <summary>
/// Finds the end of a Zstandard frame (RFC 8878, section 3.1.1). A kernel's payload has its unpacked size after the
/// frame, which a decoder would take for the beginning of another.
/// </summary>
internal static class ZstdFrame
{
    private const int MagicSize = 4;
    private const int BlockHeaderSize = 3;
    private const int ChecksumSize = 4;
    private const int RepeatedByteBlock = 1;

    /// <summary>Bytes from the magic number of a frame to its end.</summary>
    /// <param name="bytes">Begin with the frame; what follows it is not looked at.</param>
    /// <exception cref="HarnessException">The frame is cut short.</exception>
    public static int LengthOf(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var descriptor = bytes[MagicSize];
            var at = MagicSize + HeaderSize(descriptor);
            bool isLast;
            do
            {
                var header = BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]) | (bytes[at + 2] << 16);
                isLast = (header & 1) != 0;
                at += BlockHeaderSize + (((header >> 1) & 3) == RepeatedByteBlock ? 1 : header >> 3);
            }
            while (!isLast);

            at += (descriptor & 4) != 0 ? ChecksumSize : 0;
            return at <= bytes.Length ? at : throw CutShort(null);
        }
        catch (Exception failure) when (failure is IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            throw CutShort(failure);
        }
    }

    // The descriptor itself, then a window size unless there is a single segment, a dictionary id and a content size.
    private static int HeaderSize(byte descriptor)
    {
        var isSingleSegment = (descriptor & 0x20) != 0;
        var contentSize = (descriptor >> 6) switch
        {
            0 => isSingleSegment ? 1 : 0,
            var power => 1 << power,
        };
        var dictionaryId = (descriptor & 3) switch
        {
            3 => 4,
            var size => size,
        };
        return 1 + (isSingleSegment ? 0 : 1) + dictionaryId + contentSize;
    }

    private static HarnessException CutShort(Exception? cause) =>
        new("the packed data is damaged: it ends inside a Zstandard frame", cause!);
}
