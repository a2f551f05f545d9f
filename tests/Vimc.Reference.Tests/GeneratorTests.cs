namespace Vimc.Reference.Tests;

/// <summary>
/// The model's sensor against the kernel's own generator. Golden/v4l2-tpg-6.1.txt was made by compiling
/// drivers/media/common/v4l2-tpg of Linux 6.1 in user space and hashing what tpg_fill_plane_buffer() wrote.
/// </summary>
internal sealed class GeneratorTests
{
    [Test]
    public void A_sensor_shows_what_the_kernels_generator_shows([Values("RGB24", "BGR24", "ARGB32", "SBGGR8", "SGBRG8",
        "SGRBG8", "SRGGB8", "SBGGR10", "SGBRG10", "SGRBG10", "SRGGB10", "SBGGR12", "SGBRG12", "SGRBG12", "SRGGB12", "SBGGR16", "SGBRG16", "SGRBG16",
        "SRGGB16", "GREY", "Y10", "Y12", "Y16")]
        string format)
    {
        var expected = GeneratorFingerprint.ReadAll().Where(line => line.Format.Name == format).ToList();
        var different = expected.Where(line => HashOf(line) != line.Hash).Select(line => line.ToString());

        Assert.That(expected, Has.Count.GreaterThanOrEqualTo(42));
        Assert.That(different, Is.Empty);
    }

    private static string HashOf(GeneratorFingerprint line)
    {
        var hash = new Fnv1A();
        foreach (var (horizontal, vertical) in new[] { (false, false), (true, false), (false, true), (true, true) })
        {
            var settings = line.Settings with { HorizontalFlip = horizontal, VerticalFlip = vertical };
            hash.Add(Sensor.Capture(settings, line.Width, line.Height, line.Format).Bytes);
        }

        return hash.ToString();
    }
}
