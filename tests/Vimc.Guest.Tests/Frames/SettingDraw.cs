using Vimc.Reference;

namespace Vimc.Guest.Tests.Frames;

/// <summary>
/// Draws settings. Pattern, Bayer order, output and window go round, so that a few hundred draws have all of each in
/// ever new company; the rest is left to chance.
/// </summary>
/// <param name="seed">The same seed gives the same settings.</param>
internal sealed class SettingDraw(int seed)
{
    /// <summary>Every pattern but noise, which is another one in every frame.</summary>
    public static IReadOnlyList<TestPattern> Patterns { get; } =
        [.. Enum.GetValues<TestPattern>().Where(pattern => pattern != TestPattern.Noise)];

    /// <summary>The 8-bit Bayer formats.</summary>
    public static IReadOnlyList<MediaBusFormat> Bayer { get; } =
        [.. MediaBusFormats.LinearBayer.Where(format => format.PixelFormat.BytesPerPixel == 1)];

    /// <summary>Every window of the debayer.</summary>
    public static IReadOnlyList<int> Windows { get; } = [.. Enumerable.Range(0, 13).Select(half => (2 * half) + 1)];

    private const int Smallest = 16;

    private readonly Random _random = new(seed);

    /// <summary>So many settings.</summary>
    public IReadOnlyList<ComparedSetting> Draw(int count)
    {
        var first = _random.Next(1000);
        return [.. Enumerable.Range(first, count).Select(DrawOne)];
    }

    private ComparedSetting DrawOne(int number)
    {
        var size = (Width: Even(96), Height: Even(64));
        var crop = _random.Next(2) == 0 ? DrawCrop(size.Width, size.Height) : null;
        var taken = crop ?? new CropRectangle(0, 0, size.Width, size.Height);
        return new ComparedSetting(
            new SensorSettings(
                Patterns[number % Patterns.Count], Coin(), Coin(), Level(), Level(), Level()),
            Coin() ? _random.Next(-128, 128) : 0,
            Bayer[number % Bayer.Count],
            MediaBusFormats.Color24[number % MediaBusFormats.Color24.Count],
            size,
            Windows[number % Windows.Count],
            crop,
            DrawOutput(taken));
    }

    // At most three quarters of a line, so that what is left out can be missed.
    private CropRectangle? DrawCrop(int width, int height)
    {
        if (width * 3 / 4 < Smallest)
            return null;
        var crop = (Width: _random.Next(Smallest, (width * 3 / 4) + 1), Height: _random.Next(Smallest, height + 1));
        return new CropRectangle(
            _random.Next(width - crop.Width + 1), _random.Next(height - crop.Height + 1), crop.Width, crop.Height);
    }

    private (int Width, int Height) DrawOutput(CropRectangle taken) => _random.Next(4) switch
    {
        0 => (Math.Max(Smallest, taken.Width & ~1), Math.Max(Smallest, taken.Height & ~1)),
        1 => (Even(taken.Width), Even(taken.Height)),
        2 => (Even(3 * taken.Width), Even(3 * taken.Height)),
        _ => (Even(200), Even(150)),
    };

    private int Even(int most) => 2 * _random.Next(Smallest / 2, (Math.Max(Smallest, most) / 2) + 1);

    private bool Coin() => _random.Next(2) == 0;

    // The default more often than not: everything else darkens or blows out what can be seen.
    private byte Level() => _random.Next(3) == 0 ? (byte)_random.Next(256) : (byte)128;
}
