namespace Vimc.Harness.Regress;

/// <summary>What a test runner said of one test.</summary>
/// <param name="Name">The name of the test without that of its class.</param>
/// <param name="Failure">Its message and stack, or null if it passed.</param>
/// <param name="WasRun">False if it was skipped.</param>
public sealed record TestResult(string Name, string? Failure, bool WasRun)
{
    /// <summary>The name of its class, with the namespace and the arguments of a fixture.</summary>
    public string Fixture { get; init; } = "";

    /// <summary>The name with that of its class.</summary>
    public string FullName => Fixture.Length > 0 ? $"{Fixture}.{Name}" : Name;

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The folder of a bundle that makes it fail again, or null.</summary>
    public string? Bundle { get; init; }

    /// <summary>How often it was run again after it had failed.</summary>
    public int Reruns { get; init; }

    /// <summary>How often it failed then.</summary>
    public int FailedReruns { get; init; }

    /// <summary>How often it failed of all times it was run; empty if it passed, or was run only once.</summary>
    public string FailureRate => Failure is null || Reruns == 0 ? "" : $"fails {FailedReruns + 1} of {Reruns + 1}";
}
