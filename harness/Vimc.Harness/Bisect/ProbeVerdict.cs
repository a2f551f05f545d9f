namespace Vimc.Harness.Bisect;

/// <summary>Whether a try failed.</summary>
public enum ProbeVerdict
{
    /// <summary>Nothing failed this time; what fails now and then passes most of the time.</summary>
    Passed,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>This commit cannot be tried, as it does not build or load.</summary>
    CannotTell,
}
