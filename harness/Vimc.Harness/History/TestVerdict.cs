namespace Vimc.Harness.History;

/// <summary>What became of a test.</summary>
public enum TestVerdict
{
    /// <summary>It ran and found nothing wrong.</summary>
    Passed,

    /// <summary>It found something, or could not run.</summary>
    Failed,

    /// <summary>It does not apply there.</summary>
    Skipped,
}
