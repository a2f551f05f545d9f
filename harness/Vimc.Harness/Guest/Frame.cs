using System.Buffers;
using System.Buffers.Binary;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Guest;

/// <summary>
/// One message on the agent's port: a header of 12 bytes (type u8, three bytes of zero, stream u32, length u32, all
/// little endian) and the payload.
/// </summary>
/// <param name="Type">What it means.</param>
/// <param name="Stream">Which command or transfer it belongs to; 0 for the guest as a whole.</param>
/// <param name="Payload">At most <see cref="MaxPayload"/> bytes.</param>
internal readonly record struct Frame(FrameType Type, uint Stream, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Bytes before the payload.</summary>
    public const int HeaderSize = 12;

    /// <summary>The agent's buffers are sized for this.</summary>
    public const int MaxPayload = 65536;

    /// <summary>Version of the protocol, which both sides must share.</summary>
    public const uint Protocol = 1;

    /// <summary>The frame as it travels.</summary>
    public byte[] ToBytes()
    {
        if (Payload.Length > MaxPayload)
            throw new ArgumentException($"a frame carries at most {MaxPayload} bytes, not {Payload.Length}");

        var bytes = new byte[HeaderSize + Payload.Length];
        bytes[0] = (byte)Type;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), Stream);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), (uint)Payload.Length);
        Payload.CopyTo(bytes.AsMemory(HeaderSize));
        return bytes;
    }

    /// <summary>Takes the first whole frame off a buffer; false if there is none yet.</summary>
    /// <exception cref="HarnessException">What is there cannot be a frame.</exception>
    public static bool TryRead(ref ReadOnlySequence<byte> buffer, out Frame frame)
    {
        frame = default;
        if (buffer.Length < HeaderSize)
            return false;

        Span<byte> header = stackalloc byte[HeaderSize];
        buffer.Slice(0, HeaderSize).CopyTo(header);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(header[8..]);
        if (length > MaxPayload || !Enum.IsDefined((FrameType)header[0]))
            throw new HarnessException($"the agent sent what is not a frame: {Convert.ToHexString(header)}");
        if (buffer.Length < HeaderSize + length)
            return false;

        var payload = buffer.Slice(HeaderSize, length).ToArray();
        frame = new Frame((FrameType)header[0], BinaryPrimitives.ReadUInt32LittleEndian(header[4..]), payload);
        buffer = buffer.Slice(HeaderSize + length);
        return true;
    }
}
