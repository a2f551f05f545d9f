using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Vimc.Examples;

/// <summary>The calls of V4L2 that take a frame, on a machine of 64 bits; see <c>linux/videodev2.h</c>.</summary>
internal static unsafe partial class Video
{
    public const uint Capture = 1;
    public const uint Mapped = 1;
    public const uint Rgb24 = 'R' | 'G' << 8 | 'B' << 16 | '3' << 24;

    public const uint GetFormat = 0xc0d05604;
    public const uint RequestBuffers = 0xc0145608;
    public const uint QueryBuffer = 0xc0585609;
    public const uint QueueBuffer = 0xc058560f;
    public const uint DequeueBuffer = 0xc0585611;
    public const uint StreamOn = 0x40045612;

    private const int Readable = 1;
    private const int Shared = 1;

    /// <summary>Makes a call; the driver reads and fills <paramref name="argument"/>.</summary>
    /// <exception cref="Win32Exception">It failed; the message is that of the error.</exception>
    public static void Call<T>(SafeFileHandle node, nuint request, ref T argument)
        where T : unmanaged
    {
        fixed (T* address = &argument)
        {
            if (Ioctl(node, request, address) != 0)
                throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    /// <summary>The memory of a buffer, until the program ends.</summary>
    /// <exception cref="Win32Exception">It cannot be mapped.</exception>
    public static ReadOnlySpan<byte> Map(SafeFileHandle node, in VideoBuffer buffer)
    {
        var address = Mmap(null, buffer.Length, Readable, Shared, node, (nint)buffer.Offset);
        return address == (void*)-1
            ? throw new Win32Exception(Marshal.GetLastPInvokeError())
            : new ReadOnlySpan<byte>(address, (int)buffer.Length);
    }

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Ioctl(SafeFileHandle node, nuint request, void* argument);

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial void* Mmap(void* wish, nuint length, int access, int flags, SafeFileHandle node, nint offset);
}

/// <summary><c>struct v4l2_format</c>, of it what one plane has.</summary>
[StructLayout(LayoutKind.Explicit, Size = 208)]
internal struct Format
{
    [FieldOffset(0)]
    public uint Type;

    [FieldOffset(8)]
    public uint Width;

    [FieldOffset(12)]
    public uint Height;

    [FieldOffset(16)]
    public uint PixelFormat;

    [FieldOffset(24)]
    public uint BytesPerLine;
}

/// <summary><c>struct v4l2_requestbuffers</c>.</summary>
[StructLayout(LayoutKind.Explicit, Size = 20)]
internal struct BufferRequest
{
    [FieldOffset(0)]
    public uint Count;

    [FieldOffset(4)]
    public uint Type;

    [FieldOffset(8)]
    public uint Memory;
}

/// <summary><c>struct v4l2_buffer</c>, of it what a buffer to map has.</summary>
[StructLayout(LayoutKind.Explicit, Size = 88)]
internal struct VideoBuffer
{
    [FieldOffset(4)]
    public uint Type;

    [FieldOffset(60)]
    public uint Memory;

    [FieldOffset(64)]
    public uint Offset;

    [FieldOffset(72)]
    public uint Length;
}
