using System.Diagnostics;

namespace Vimc.Harness.Scenario;

/// <summary>One step of a run, as views show it.</summary>
/// <param name="name">What it does.</param>
/// <param name="group">What it belongs to, such as a target; null if it stands alone.</param>
public sealed class RunStep(string name, string? group = null)
{
    private readonly Stopwatch _watch = new();

    /// <summary>What it does.</summary>
    public string Name { get; } = name;

    /// <summary>What it belongs to, or null.</summary>
    public string? Group { get; } = group;

    /// <summary>Where it stands.</summary>
    public StepState State { get; private set; } = StepState.Waiting;

    /// <summary>What it is at, or what came out.</summary>
    public string Detail { get; set; } = "";

    /// <summary>What is wrong; null if nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>What was streamed, if it streams.</summary>
    public StreamReport? Stream { get; set; }

    /// <summary>How far its tests have come, if it is a run of tests.</summary>
    public TestProgress? Tests { get; init; }

    /// <summary>How long it has taken so far.</summary>
    public TimeSpan Duration => _watch.Elapsed;

    internal void Begin()
    {
        State = StepState.Running;
        _watch.Start();
    }

    internal void End(StepOutcome outcome)
    {
        _watch.Stop();
        State = outcome.Problem is null ? StepState.Passed : StepState.Failed;
        Problem = outcome.Problem;
        Detail = outcome.Detail;
        Stream = outcome.Stream ?? Stream;
    }
}
