namespace Vimc.Harness.Bisect;

/// <summary>What one try at one commit showed.</summary>
/// <param name="Verdict">Whether it failed.</param>
/// <param name="Detail">What failed, or why nothing can be told; empty if it passed.</param>
public sealed record ProbeResult(ProbeVerdict Verdict, string Detail = "")
{
    /// <summary>Nothing failed this time.</summary>
    public static ProbeResult Passed { get; } = new(ProbeVerdict.Passed);
}
