using System.Globalization;

namespace Vimc.Guest.Tests.Scripting;

/// <summary>A buffer as it was dequeued.</summary>
/// <param name="Sequence">The driver's count.</param>
/// <param name="Time">The buffer's timestamp, on the guest's monotonic clock.</param>
/// <param name="Size">Bytes used.</param>
/// <param name="Flags">V4L2_BUF_FLAG_*.</param>
/// <param name="Field">V4L2_FIELD_*.</param>
internal sealed record CapturedFrame(uint Sequence, TimeSpan Time, int Size, uint Flags, int Field)
{
    /// <summary>V4L2_BUF_FLAG_ERROR: the content is not to be trusted.</summary>
    public bool IsError => (Flags & 0x40) != 0;

    /// <summary>Reads a line <c>frame sequence 3 time 12.345678 size 768 flags 8193 field 1</c>.</summary>
    public static CapturedFrame? TryParse(string line)
    {
        var words = line.Split(' ');
        if (words is not
            [
                "frame", "sequence", var sequence, "time", var time, "size", var size, "flags", var flags, "field",
                var field,
            ])
            return null;

        return new CapturedFrame(
            uint.Parse(sequence, CultureInfo.InvariantCulture),
            TimeSpan.FromTicks((long)(decimal.Parse(time, CultureInfo.InvariantCulture) * TimeSpan.TicksPerSecond)),
            int.Parse(size, CultureInfo.InvariantCulture),
            uint.Parse(flags, CultureInfo.InvariantCulture),
            int.Parse(field, CultureInfo.InvariantCulture));
    }
}
