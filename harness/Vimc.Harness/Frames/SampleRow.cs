using System.Buffers.Binary;

namespace Vimc.Harness.Frames;

/// <summary>Reads the samples of a line of a Bayer format.</summary>
internal static class SampleRow
{
    /// <summary>The slope of the A-law.</summary>
    private const double A = 87.6;

    private static readonly int[] ALawSamples = [.. Enumerable.Range(0, 256).Select(ExpandALaw)];

    /// <summary>Reads as many samples as there is room for.</summary>
    public static void Read(PixelLayout layout, ReadOnlySpan<byte> row, Span<int> samples)
    {
        switch (layout.Coding)
        {
            case SampleCoding.ALaw:
                for (var x = 0; x < samples.Length; x++)
                    samples[x] = ALawSamples[row[x]];
                break;
            case SampleCoding.Dpcm:
                for (var x = 0; x < samples.Length; x++)
                    samples[x] = x < 2 ? (4 * row[x]) + 2 : DecodeDpcm(row[x], samples[x - 2]);
                break;
            case SampleCoding.Packed:
                for (var x = 0; x < samples.Length; x++)
                    samples[x] = Unpack(layout, row, x);
                break;
            default:
                ReadStored(layout, row, samples);
                break;
        }
    }

    /// <summary>Reads the numbers as stored, codes of compressed formats included; packed ones are unpacked.</summary>
    public static void ReadStored(PixelLayout layout, ReadOnlySpan<byte> row, Span<int> samples)
    {
        if (layout.Coding == SampleCoding.Packed)
        {
            Read(layout, row, samples);
            return;
        }

        var isWord = layout.Depth > 8 && layout.Coding == SampleCoding.Plain;
        for (var x = 0; x < samples.Length; x++)
            samples[x] = isWord ? BinaryPrimitives.ReadUInt16LittleEndian(row[(2 * x)..]) : row[x];
    }

    private static int Unpack(PixelLayout layout, ReadOnlySpan<byte> row, int x)
    {
        var (group, place) = Math.DivRem(x, layout.PackedSamples);
        var bytes = row[(group * (layout.PackedSamples + 1))..];
        var lowBits = layout.Depth - 8;
        var low = bytes[layout.PackedSamples] >> (place * lowBits);
        return (bytes[place] << lowBits) | (low & ((1 << lowBits) - 1));
    }

    /// <summary>10 bits of a code: linear below 1/A of full scale, logarithmic above.</summary>
    private static int ExpandALaw(int code)
    {
        var scale = 1 + Math.Log(A);
        var y = code / 255.0;
        var x = y * scale < 1 ? y * scale / A : Math.Exp((y * scale) - 1) / A;
        return (int)Math.Round(1023 * x, MidpointRounding.AwayFromZero);
    }

    /// <summary>
    /// 10 bits of a code of MIPI CSI-2 (10-8-10, predictor 1), given the sample of the same colour before it. The code
    /// tells its step by its first bits, then a sign that is set when the sample is not above that one.
    /// </summary>
    private static int DecodeDpcm(int code, int before)
    {
        if (code >= 0x80)
        {
            var floor = 8 * (code & 0x7f);
            return floor > before ? floor + 3 : floor + 4;
        }

        var (distance, sign) = (code >> 5) switch
        {
            2 => (32 + (2 * (code & 0xf)), code & 0x10),
            3 => (64 + (4 * (code & 0xf)) + 1, code & 0x10),
            _ => (code & 0x1f, code & 0x20),
        };
        return Math.Clamp(sign == 0 ? before + distance : before - distance, 0, 1023);
    }
}
