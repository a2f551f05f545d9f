namespace Vimc.Generator.Views;

/// <summary>
/// The A-law of ITU-T G.711 with A = 87.6, for samples without sign: 0 to 1023 is taken for 0 to 1, compressed, and
/// spread over 0 to 255. Dark samples keep more of their differences than bright ones.
/// </summary>
internal static class ALaw
{
    /// <summary>How many values a 10 bit sample has.</summary>
    public const int SampleCount = 1024;

    private const double A = 87.6;

    /// <summary>The 8 bit value of <paramref name="sample"/>, rounded to nearest.</summary>
    public static int Compress(int sample)
    {
        var x = (double)sample / (SampleCount - 1);
        var scale = 1 + Math.Log(A);
        var y = x < 1 / A ? A * x / scale : (1 + Math.Log(A * x)) / scale;
        return (int)Math.Round(y * byte.MaxValue, MidpointRounding.AwayFromZero);
    }
}
