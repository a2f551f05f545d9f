using System.Buffers.Binary;
using System.Text;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Image;

/// <summary>The little of a 64-bit little-endian ELF file that the harness reads; layout as in elf(5).</summary>
internal sealed class ElfFile
{
    private const uint NoteSegment = 4;
    private const uint DynamicSegment = 2;
    private const uint LoadSegment = 1;
    private const uint InterpreterSegment = 3;
    private const long NeededTag = 1;
    private const long StringTableTag = 5;
    private const uint PvhEntryNote = 18;

    private readonly byte[] _bytes;
    private readonly List<Segment> _segments = [];

    /// <exception cref="HarnessException">Not an ELF file of this kind.</exception>
    public ElfFile(byte[] bytes)
    {
        _bytes = bytes;
        if (!IsElf(bytes) || bytes.Length < 64 || bytes[4] != 2 || bytes[5] != 1)
            throw new HarnessException("not a 64-bit little-endian ELF file");

        var start = (int)Read64(32);
        var size = Read16(54);
        for (var i = 0; i < Read16(56); i++)
        {
            var at = start + i * size;
            _segments.Add(new Segment(Read32(at), (int)Read64(at + 8), (long)Read64(at + 16), (int)Read64(at + 32)));
        }
    }

    /// <summary>True if the file begins as ELF files do.</summary>
    public static bool IsElf(ReadOnlySpan<byte> bytes) => bytes is [0x7f, (byte)'E', (byte)'L', (byte)'F', ..];

    /// <summary>True for a kernel that has the Xen note with its 32-bit PVH entry point.</summary>
    public bool HasPvhEntry =>
        _segments.Where(segment => segment.Type == NoteSegment).Any(segment => HasNote(segment, "Xen\0"u8, PvhEntryNote));

    /// <summary>Path of the dynamic loader, null for a static program or a library.</summary>
    public string? Interpreter =>
        _segments.FirstOrDefault(segment => segment.Type == InterpreterSegment) is { } segment
            ? TextAt(segment.Offset)
            : null;

    /// <summary>Names of the libraries it needs, as in <c>libc.so.6</c>.</summary>
    public IReadOnlyList<string> Needed
    {
        get
        {
            if (_segments.FirstOrDefault(segment => segment.Type == DynamicSegment) is not { } dynamic)
                return [];

            var entries = Enumerable.Range(0, dynamic.Size / 16)
                .Select(i => (Tag: (long)Read64(dynamic.Offset + 16 * i), Value: (long)Read64(dynamic.Offset + 16 * i + 8)))
                .ToArray();
            var strings = FileOffset(entries.First(entry => entry.Tag == StringTableTag).Value);
            return [.. entries.Where(entry => entry.Tag == NeededTag).Select(entry => TextAt(strings + (int)entry.Value))];
        }
    }

    /// <summary>The contents of a section, or nothing if there is none of that name.</summary>
    public ReadOnlySpan<byte> Section(string name)
    {
        var start = (int)Read64(40);
        var size = Read16(58);
        var names = (int)Read64(start + Read16(62) * size + 24);
        for (var i = 0; i < Read16(60); i++)
        {
            var at = start + i * size;
            if (TextAt(names + (int)Read32(at)) == name)
                return _bytes.AsSpan((int)Read64(at + 24), (int)Read64(at + 32));
        }
        return [];
    }

    private bool HasNote(Segment segment, ReadOnlySpan<byte> owner, uint type)
    {
        var at = segment.Offset;
        while (at + 12 <= segment.Offset + segment.Size)
        {
            var nameSize = (int)Read32(at);
            var contentSize = (int)Read32(at + 4);
            if (Read32(at + 8) == type && _bytes.AsSpan(at + 12, nameSize).SequenceEqual(owner))
                return true;
            at += 12 + Align4(nameSize) + Align4(contentSize);
        }
        return false;
    }

    private int FileOffset(long address)
    {
        var segment = _segments.First(segment =>
            segment.Type == LoadSegment && address >= segment.Address && address < segment.Address + segment.Size);
        return segment.Offset + (int)(address - segment.Address);
    }

    private string TextAt(int offset)
    {
        var rest = _bytes.AsSpan(offset);
        return Encoding.UTF8.GetString(rest[..rest.IndexOf((byte)0)]);
    }

    private static int Align4(int value) => (value + 3) & ~3;

    private ushort Read16(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(offset));

    private uint Read32(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(offset));

    private ulong Read64(int offset) => BinaryPrimitives.ReadUInt64LittleEndian(_bytes.AsSpan(offset));

    private sealed record Segment(uint Type, int Offset, long Address, int Size);
}
