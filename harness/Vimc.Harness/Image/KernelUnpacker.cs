using System.Buffers.Binary;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Image;

/// <summary>
/// Takes the kernel proper out of a bzImage. Under emulation the guest would need seconds to unpack itself.
/// The layout is that of Documentation/arch/x86/boot.rst, protocol 2.08 and later.
/// </summary>
internal static class KernelUnpacker
{
    private const int SetupSectorsOffset = 0x1f1;
    private const int MagicOffset = 0x202;
    private const int VersionOffset = 0x206;
    private const int PayloadOffset = 0x248;
    private const int PayloadLength = 0x24c;
    private const int HeaderEnd = 0x250;
    private const int SectorSize = 512;
    private const int VersionWithPayload = 0x0208;

    /// <summary>The ELF file inside a kernel image.</summary>
    /// <param name="image">Contents of a <c>vmlinuz</c>; an ELF file is returned as it is.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="HarnessException">Not a kernel, or one that PVH cannot enter.</exception>
    public static async Task<byte[]> UnpackAsync(byte[] image, CancellationToken cancellation)
    {
        var kernel = ElfFile.IsElf(image) ? image : await Decompression.UnpackAsync(PayloadOf(image), cancellation);
        if (!ElfFile.IsElf(kernel))
            throw new HarnessException("the payload of the kernel image is not an ELF file");
        if (!new ElfFile(kernel).HasPvhEntry)
            throw new HarnessException("the kernel has no PVH entry; it needs CONFIG_PVH=y");
        return kernel;
    }

    private static byte[] PayloadOf(byte[] image)
    {
        if (image.Length < HeaderEnd || !image.AsSpan(MagicOffset, 4).SequenceEqual("HdrS"u8))
            throw new HarnessException("not a Linux kernel image: the boot header is missing");
        if (BinaryPrimitives.ReadUInt16LittleEndian(image.AsSpan(VersionOffset)) < VersionWithPayload)
            throw new HarnessException("the kernel image is too old: its boot header does not say where the payload is");

        // Zero means four, for compatibility with boot sectors older than the field.
        var sectors = image[SetupSectorsOffset] is var count and > 0 ? count : 4;
        var start = (sectors + 1) * SectorSize + Read32(image, PayloadOffset);
        var length = Read32(image, PayloadLength);
        if (start + length > image.Length)
            throw new HarnessException("the kernel image is cut short");
        return image.AsSpan((int)start, (int)length).ToArray();
    }

    private static long Read32(byte[] image, int offset) =>
        BinaryPrimitives.ReadUInt32LittleEndian(image.AsSpan(offset));
}
