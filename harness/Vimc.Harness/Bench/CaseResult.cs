namespace Vimc.Harness.Bench;

/// <summary>What came out of a case.</summary>
/// <param name="Id">The case.</param>
/// <param name="Title">What it streams.</param>
/// <param name="Workload">Its settings; null if it is not about the cost of a frame.</param>
/// <param name="Costs">What a frame costs each subject, in the order of <see cref="Subject"/>.</param>
/// <param name="Verdicts">What is asked of it.</param>
public sealed record CaseResult(
    string Id,
    string Title,
    Workload? Workload,
    IReadOnlyDictionary<Subject, Measurement> Costs,
    IReadOnlyList<Verdict> Verdicts);
