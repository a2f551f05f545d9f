namespace Vimc.Harness.Bisect;

/// <summary>How often something fails, from tries.</summary>
/// <param name="Failures">How often it failed.</param>
/// <param name="Tries">Of how many tries.</param>
public sealed record FailureRate(int Failures, int Tries)
{
    /// <summary>
    /// The rate to count on: lower than what was seen, as if one more try had passed, since few tries flatter.
    /// </summary>
    public double Cautious => (double)Failures / (Tries + 1);

    /// <summary>
    /// After how many tries without a failure it is believed that there is none to be seen.
    /// </summary>
    /// <param name="doubt">The probability, above 0, with which that may be wrong.</param>
    public int PassesToBelieve(double doubt) =>
        Math.Max(1, (int)Math.Ceiling(Math.Log(doubt) / Math.Log(1 - Cautious)));

    /// <summary>The probability that something with this rate passes so many times in a row.</summary>
    public double DoubtAfter(int passes) => Math.Pow(1 - Cautious, passes);

    /// <inheritdoc/>
    public override string ToString() => $"{Failures} of {Tries}";
}
