namespace Vimc.Harness.Evidence;

/// <summary>What can be looked at of one test, whether it passed or not.</summary>
/// <param name="Test">Its full name.</param>
/// <param name="CloneSeconds">From the request for its guest to the first answer of that guest.</param>
public sealed record TestEvidence(string Test, double CloneSeconds)
{
    /// <summary>What it did to its guest, in the order it began.</summary>
    public IReadOnlyList<CommandEvidence> Commands { get; init; } = [];

    /// <summary>What the kernel reported.</summary>
    public IReadOnlyList<FindingEvidence> Findings { get; init; } = [];
}
