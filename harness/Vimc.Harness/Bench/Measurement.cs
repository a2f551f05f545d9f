namespace Vimc.Harness.Bench;

/// <summary>What a frame costs, from several runs.</summary>
/// <param name="Runs">Processor time of a frame in each run, in milliseconds; at least one.</param>
public sealed record Measurement(IReadOnlyList<double> Runs)
{
    /// <summary>The run in the middle, in milliseconds.</summary>
    public double Median
    {
        get
        {
            var ordered = Runs.Order().ToArray();
            var middle = ordered.Length / 2;
            return ordered.Length % 2 == 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2;
        }
    }

    /// <summary>The cheapest run, in milliseconds.</summary>
    public double Least => Runs.Min();

    /// <summary>The dearest run, in milliseconds.</summary>
    public double Most => Runs.Max();
}
