namespace Vimc.Harness.Scenario;

/// <summary>What a step found.</summary>
/// <param name="Problem">What is wrong; null if nothing is.</param>
/// <param name="Detail">A word on it for the table.</param>
/// <param name="Stream">What was streamed, if it is a step that streams.</param>
public sealed record StepOutcome(string? Problem = null, string Detail = "", StreamReport? Stream = null);
