using Vimc.Topology.Diagnostics;

namespace Vimc.Topology.Tests;

internal sealed class SpellingTests
{
    private static readonly string[] Known = ["sensor", "debayer", "scaler", "capture", "lens"];

    [TestCase("sensr", "sensor")]
    [TestCase("Sensor", "sensor")]
    [TestCase("snesor", "sensor")]
    [TestCase("captures", "capture")]
    [TestCase("lans", "lens")]
    [TestCase("encoder", null)]
    [TestCase("", null)]
    public void The_nearest_word_is_the_one_meant(string word, string? expected) =>
        Assert.That(Spelling.Nearest(word, Known), Is.EqualTo(expected));

    [Test]
    public void Of_words_equally_near_the_first_is_taken() =>
        Assert.That(Spelling.Nearest("Debayer C", ["Debayer A", "Debayer B"]), Is.EqualTo("Debayer A"));

    [Test]
    public void A_very_long_word_is_no_slip() =>
        Assert.That(Spelling.Nearest(new string('x', 1_000_000), [new string('x', 999_999)]), Is.Null);
}
