using CsCheck;

namespace Vimc.Reference.Tests;

internal sealed class CompressionTests
{
    private static readonly Gen<int[]> Line = Gen.OneOf(
        Gen.Int[0, 1023].Array[16, 64],
        Gen.Select(Gen.Int[0, 1023], Gen.Int[-150, 150].Array[16, 64]).Select(Walk));

    [Test]
    public void A_law_never_decreases_and_uses_the_whole_range()
    {
        var codes = Enumerable.Range(0, 1024).Select(ALaw.Compress).ToArray();

        Assert.That(codes, Is.Ordered);
        Assert.That(codes[0], Is.EqualTo(0));
        Assert.That(codes[^1], Is.EqualTo(255));
    }

    [Test]
    public void A_law_is_off_by_at_most_half_a_step_of_its_code()
    {
        var wrong = Enumerable.Range(0, 1024).Where(sample =>
        {
            var code = ALaw.Compress(sample);
            var step = Math.Max(
                ALaw.Expand((byte)Math.Min(255, code + 1)) - ALaw.Expand(code),
                ALaw.Expand(code) - ALaw.Expand((byte)Math.Max(0, code - 1)));
            return Math.Abs(ALaw.Expand(code) - sample) > step / 2.0 + 1;
        });

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Dpcm_is_off_by_no_more_than_the_step_its_code_tells()
    {
        Line.Sample(samples =>
        {
            var codes = Dpcm.Compress(samples);
            var decoded = Dpcm.Expand(codes);
            return Enumerable.Range(0, samples.Length).All(
                n => Math.Abs(decoded[n] - samples[n]) <= (n < 2 ? FirstErrorBound(codes[n]) : ErrorBound(codes[n])));
        });
    }

    [Test]
    public void Dpcm_never_sends_a_zero() =>
        Line.Sample(samples => !Dpcm.Compress(samples).Contains((byte)0));

    [Test]
    public void Dpcm_keeps_small_steps_without_loss()
    {
        int[] samples = [402, 402, 433, 371, 433, 340];

        var codes = Dpcm.Compress(samples);

        Assert.That(codes, Is.EqualTo([100, 100, 31, 32 + 31, 32, 32 + 31]));
        Assert.That(Dpcm.Expand(codes), Is.EqualTo(samples));
    }

    [Test]
    public void Dpcm_codes_each_distance_in_its_own_class()
    {
        int[] samples = [402, 402, 402 + 40, 402 - 63, 442 + 100, 340 - 127, 1023, 0];

        var codes = Dpcm.Compress(samples);

        Assert.That(
            codes,
            Is.EqualTo([100, 100, 0b010_0_0100, 0b010_1_1111, 0b011_0_1001, 0b011_1_1111, 0b1_1111111, 0b1_0000000]));
        Assert.That(Dpcm.Expand(codes), Is.EqualTo([402, 402, 442, 340, 543, 215, 1019, 4]));
    }

    // The code 1 stands for 0 to 7 and is decoded as 6.
    private static int FirstErrorBound(byte code) => code == 1 ? 6 : 2;

    private static int ErrorBound(byte code) => code switch
    {
        < 0b010_00000 => 0,
        < 0b011_00000 => 1,
        < 0b1_0000000 => 2,
        _ => 4,
    };

    private static int[] Walk(int start, int[] steps)
    {
        var level = start;
        return Array.ConvertAll(steps, step => level = Math.Clamp(level + step, 0, 1023));
    }
}
