using Vimc.Generator.Views;

namespace Vimc.Generator.Tests;

internal sealed class ALawTests
{
    private static readonly int[] Table = [.. Enumerable.Range(0, ALaw.SampleCount).Select(ALaw.Compress)];

    [Test]
    public void The_ends_stay_ends() => Assert.That((Table[0], Table[1023]), Is.EqualTo((0, 255)));

    [Test]
    public void Brighter_is_never_darker() => Assert.That(Table, Is.Ordered);

    [Test]
    public void Dark_samples_keep_their_differences()
    {
        // Below 1 / A the law is a line of slope 255 / 1023 * A / (1 + ln A) = 3.99, above it flattens to 0.046.
        Assert.That(Table[8] - Table[0], Is.EqualTo(32).Within(1));
        Assert.That(Table[1023] - Table[1015], Is.LessThanOrEqualTo(1));
    }

    [TestCase(11, 44)]
    [TestCase(12, 48)]
    [TestCase(100, 147)]
    [TestCase(511, 223)]
    public void Values_are_those_of_the_formula(int sample, int expected) =>
        Assert.That(Table[sample], Is.EqualTo(expected));
}
