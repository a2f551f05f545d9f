namespace Vimc.Reference;

/// <summary>
/// The 10-8-10 differential coding of MIPI CSI-2 with its simple predictor: a
/// sample is told by its distance from the decoded sample of the same colour on
/// the same line, which is the last but one. Lines are independent.
/// </summary>
/// <remarks>
/// Codes, <c>s</c> being 1 when the sample is not above its prediction:
/// <c>00sxxxxx</c> distance x; <c>010sxxxx</c> distance 32 + 2x;
/// <c>011sxxxx</c> distance 65 + 4x, the middle of a step; <c>1xxxxxxx</c> the
/// sample itself, 8x + 3 or 8x + 4, whichever is nearer to the prediction. The
/// first two samples of a line have no prediction and take all eight bits, 4x + 2.
/// No code is 0: such a first sample is sent as 1.
/// </remarks>
public static class Dpcm
{
    private const int MaxSample = 1023;
    private const int SignShort = 1 << 5;
    private const int SignLong = 1 << 4;
    private const int Medium = 0b010 << 5;
    private const int Far = 0b011 << 5;
    private const int Absolute = 1 << 7;

    /// <summary>The codes of a line of samples, each 0 to 1023.</summary>
    public static byte[] Compress(IReadOnlyList<int> samples)
    {
        var codes = new byte[samples.Count];
        var decoded = new int[samples.Count];
        for (var n = 0; n < codes.Length; n++)
        {
            codes[n] = n < 2 ? (byte)Math.Max(samples[n] / 4, 1) : Encode(samples[n], decoded[n - 2]);
            decoded[n] = n < 2 ? DecodeFirst(codes[n]) : Decode(codes[n], decoded[n - 2]);
        }

        return codes;
    }

    /// <summary>The samples, 0 to 1023, that a line of codes stands for.</summary>
    public static int[] Expand(IReadOnlyList<byte> codes)
    {
        var decoded = new int[codes.Count];
        for (var n = 0; n < decoded.Length; n++)
            decoded[n] = n < 2 ? DecodeFirst(codes[n]) : Decode(codes[n], decoded[n - 2]);

        return decoded;
    }

    private static byte Encode(int sample, int prediction)
    {
        var distance = Math.Abs(sample - prediction);
        var isNotAbove = sample <= prediction;
        var code = distance switch
        {
            < 32 => distance | (isNotAbove ? SignShort : 0),
            < 64 => Medium | (distance - 32) / 2 | (isNotAbove ? SignLong : 0),
            < 128 => Far | (distance - 64) / 4 | (isNotAbove ? SignLong : 0),
            _ => Absolute | sample / 8,
        };
        return (byte)code;
    }

    private static int DecodeFirst(byte code) => 4 * code + 2;

    private static int Decode(byte code, int prediction)
    {
        if ((code & Absolute) != 0)
        {
            var floor = 8 * (code & 0x7f);
            return floor > prediction ? floor + 3 : floor + 4;
        }

        var (distance, isNotAbove) = (code & Far) switch
        {
            Far => (65 + 4 * (code & 0xf), (code & SignLong) != 0),
            Medium => (32 + 2 * (code & 0xf), (code & SignLong) != 0),
            _ => (code & 0x1f, (code & SignShort) != 0),
        };
        var sample = isNotAbove ? prediction - distance : prediction + distance;
        return Math.Clamp(sample, 0, MaxSample);
    }
}
