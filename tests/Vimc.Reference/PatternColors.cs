namespace Vimc.Reference;

/// <summary>
/// The colour that a test pattern has at a place of the scene. Every size is that
/// of the scene, in pixels; columns may run to twice the width, because a flipped
/// sensor looks there.
/// </summary>
internal static class PatternColors
{
    private const byte Full = 255;
    private const byte ThreeQuarters = 191;
    private const byte InGamut = 50;

    private static readonly Rgb Black = Rgb.Gray(0);
    private static readonly Rgb White = Rgb.Gray(Full);
    private static readonly Rgb Red = new(Full, 0, 0);
    private static readonly Rgb Blue = new(0, 0, Full);

    private static readonly Rgb[] Bars75 = Bars(0, ThreeQuarters);
    private static readonly Rgb[] Bars100 = Bars(0, Full);
    private static readonly Rgb[] BarsCsc = Bars(InGamut, ThreeQuarters);

    public static Rgb At(TestPattern pattern, int x, int line, int width, int height) => pattern switch
    {
        TestPattern.ColorBar75 => Bars75[Eighth(x, width)],
        TestPattern.ColorBar100 => Bars100[Eighth(x, width)],
        TestPattern.CscColorBar => BarsCsc[Eighth(x, width)],
        TestPattern.HorizontalColorBar100 => Bars100[Eighth(line, height)],
        TestPattern.ColorSquares100 => Bars100[(Eighth(x, width) + Eighth(line, height)) % 8],
        TestPattern.Black => Black,
        TestPattern.White => White,
        TestPattern.Red => Red,
        TestPattern.Green => new Rgb(0, Full, 0),
        TestPattern.Blue => Blue,
        TestPattern.Checkers16 => IsCheckered(x, line, 16) ? Black : White,
        TestPattern.Checkers2 => IsCheckered(x, line, 2) ? White : Black,
        TestPattern.Checkers1 => IsCheckered(x, line, 1) ? White : Black,
        TestPattern.ColorCheckers2 => IsCheckered(x, line, 2) ? Red : Blue,
        TestPattern.ColorCheckers1 => IsCheckered(x, line, 1) ? Red : Blue,
        TestPattern.HorizontalLines => line % 2 == 1 ? White : Black,
        TestPattern.VerticalLines => x % 2 == 1 ? White : Black,
        TestPattern.Cross1 => x % width == width / 2 || line == height / 2 ? Black : White,
        TestPattern.Cross2 => IsInCross2(x % width, width) || IsInCross2(line, height) ? Black : White,
        TestPattern.Cross10 => IsInCross10(x % width, width) || IsInCross10(line, height) ? Black : White,
        TestPattern.GrayRamp => Rgb.Gray((byte)(x % width * 256 / width)),
        _ => throw new ArgumentOutOfRangeException(nameof(pattern), pattern, "this pattern has no reference"),
    };

    /// <summary>White, yellow, cyan, green, magenta, red, blue, black, each component low or high.</summary>
    private static Rgb[] Bars(byte low, byte high) =>
    [
        new(high, high, high),
        new(high, high, low),
        new(low, high, high),
        new(low, high, low),
        new(high, low, high),
        new(high, low, low),
        new(low, low, high),
        new(low, low, low),
    ];

    private static int Eighth(int position, int size) => position * 8 / size % 8;

    private static bool IsCheckered(int x, int line, int square) => (x / square + line / square) % 2 == 1;

    private static bool IsInCross2(int position, int size) => (position + 1) / 2 == size / 4;

    private static bool IsInCross10(int position, int size) => (position + 10) / 20 == size / 40;
}
