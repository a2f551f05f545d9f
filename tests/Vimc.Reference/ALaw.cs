namespace Vimc.Reference;

/// <summary>
/// A-law companding of unsigned 10 bit samples to 8 bits with A = 87.6: linear
/// below 1/A of full scale, logarithmic above.
/// </summary>
public static class ALaw
{
    private const double A = 87.6;
    private const double MaxSample = 1023;
    private const double MaxCode = 255;

    private static readonly double Scale = 1 + Math.Log(A);

    /// <summary>The code nearest to a sample, 0 to 1023.</summary>
    public static byte Compress(int sample)
    {
        var x = sample / MaxSample;
        var y = x < 1 / A ? A * x / Scale : (1 + Math.Log(A * x)) / Scale;
        return (byte)Math.Round(MaxCode * y, MidpointRounding.AwayFromZero);
    }

    /// <summary>The sample, 0 to 1023, nearest to the one a code stands for.</summary>
    public static int Expand(byte code)
    {
        var y = code / MaxCode;
        var x = y < 1 / Scale ? y * Scale / A : Math.Exp(y * Scale - 1) / A;
        return (int)Math.Round(MaxSample * x, MidpointRounding.AwayFromZero);
    }
}
