using System.Text;

namespace Vimc.KernelHeaders.Facts;

/// <summary>The four characters that a pixel format is named by in memory.</summary>
internal static class FourCc
{
    private const ulong BigEndian = 1UL << 31;

    /// <summary>The characters; those of a big endian format with <c>-BE</c> after them, as the kernel prints it.</summary>
    public static string TextOf(ulong value)
    {
        var letters = BitConverter.GetBytes((uint)(value & ~BigEndian));
        return Encoding.ASCII.GetString(letters) + ((value & BigEndian) != 0 ? "-BE" : "");
    }
}
