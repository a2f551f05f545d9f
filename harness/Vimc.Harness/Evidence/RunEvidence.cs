namespace Vimc.Harness.Evidence;

/// <summary>What can be looked at of a run on one kernel.</summary>
public sealed record RunEvidence
{
    /// <summary>The tests, in the order they ended.</summary>
    public IReadOnlyList<TestEvidence> Tests { get; init; } = [];

    /// <summary>What was made for them.</summary>
    public IReadOnlyList<Preparation> Preparations { get; init; } = [];

    /// <summary>Frames; their files are named by their paths.</summary>
    public IReadOnlyList<FrameEvidence> Frames { get; init; } = [];

    /// <summary>Figures to be compared with other runs.</summary>
    public IReadOnlyList<Measure> Measures { get; init; } = [];

    /// <summary>Media graphs by name, as SVG.</summary>
    public IReadOnlyList<(string Name, string Svg)> Graphs { get; init; } = [];

    /// <summary>That of several shards together.</summary>
    public static RunEvidence Merge(IReadOnlyCollection<RunEvidence> shards) => new()
    {
        Tests = [.. shards.SelectMany(shard => shard.Tests)],
        Preparations = [.. shards.SelectMany(shard => shard.Preparations)],
        Frames = [.. shards.SelectMany(shard => shard.Frames)],
        Measures = [.. shards.SelectMany(shard => shard.Measures).DistinctBy(measure => measure.Name)],
        Graphs = [.. shards.SelectMany(shard => shard.Graphs).DistinctBy(graph => graph.Name)],
    };
}
