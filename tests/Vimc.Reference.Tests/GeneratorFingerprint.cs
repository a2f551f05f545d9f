using System.Globalization;

namespace Vimc.Reference.Tests;

/// <summary>
/// One line of Golden/v4l2-tpg-6.1.txt: the hash of four frames of the kernel's test pattern generator (not flipped,
/// flipped horizontally, vertically, both), then what they show.
/// </summary>
internal sealed record GeneratorFingerprint(
    string Hash, PixelFormat Format, int Width, int Height, SensorSettings Settings)
{
    public static IEnumerable<GeneratorFingerprint> ReadAll() =>
        File.ReadLines(Path.Combine(TestContext.CurrentContext.TestDirectory, "Golden", "v4l2-tpg-6.1.txt"))
            .Where(line => !line.StartsWith('#'))
            .Select(Parse);

    public override string ToString() =>
        $"{Format} {Width}x{Height} {Settings.Pattern} {Settings.Brightness} {Settings.Contrast} "
        + $"{Settings.Saturation} {Settings.Field}";

    private static GeneratorFingerprint Parse(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var numbers = words[3..7].Select(word => int.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        var size = words[2].Split('x');
        var settings = new SensorSettings(
            (TestPattern)numbers[0],
            Brightness: (byte)numbers[1],
            Contrast: (byte)numbers[2],
            Saturation: (byte)numbers[3],
            Field: Enum.Parse<FieldOrder>(words[7], ignoreCase: true));
        return new GeneratorFingerprint(
            words[0],
            PixelFormats.Find(words[1]),
            int.Parse(size[0], CultureInfo.InvariantCulture),
            int.Parse(size[1], CultureInfo.InvariantCulture),
            settings);
    }
}
