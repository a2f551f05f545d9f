namespace Vimc.Harness.MediaGraph;

/// <summary>Gives the boxes of each column their heights: level with what they are linked to, without overlaps.</summary>
internal static class GraphPlacement
{
    /// <summary>Odd, so that the last one goes to the right and what has one feeder ends level with it.</summary>
    private const int Sweeps = 25;

    /// <summary>Sets <see cref="GraphBox.Y"/>; the layers are in order and the boxes have their heights.</summary>
    public static void Apply(List<List<GraphBox>> layers, IReadOnlyList<GraphSegment> segments, double gap)
    {
        foreach (var layer in layers)
            Place(layer, new double[layer.Count], gap);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var layer in sweep % 2 == 0 ? layers : layers.AsEnumerable().Reverse())
                Place(layer, Wishes(layer, segments, gap), gap);
        }
    }

    /// <summary>What has no links wishes to stand right below its neighbour.</summary>
    private static double[] Wishes(List<GraphBox> layer, IReadOnlyList<GraphSegment> segments, double gap)
    {
        var wishes = new double[layer.Count];
        for (var i = 0; i < layer.Count; i++)
        {
            wishes[i] = Wish(layer[i], segments)
                ?? (i == 0 ? layer[i].Y : wishes[i - 1] + layer[i - 1].Height + gap);
        }

        return wishes;
    }

    /// <summary>The height at which the links of the box are level on average, or null without links.</summary>
    private static double? Wish(GraphBox box, IReadOnlyList<GraphSegment> segments)
    {
        var incoming = segments.Where(segment => segment.To == box)
            .Select(segment => segment.From.Y + segment.From.PortOffset(segment.FromPad) - box.PortOffset(segment.ToPad));
        var outgoing = segments.Where(segment => segment.From == box)
            .Select(segment => segment.To.Y + segment.To.PortOffset(segment.ToPad) - box.PortOffset(segment.FromPad));
        return incoming.Concat(outgoing).Select(wish => (double?)wish).Average();
    }

    /// <summary>
    /// The heights nearest to the wishes, by the sum of squares, that keep order and gaps: neighbours that would
    /// overlap are pooled and moved to their common mean.
    /// </summary>
    private static void Place(List<GraphBox> layer, double[] wishes, double gap)
    {
        var offsets = new double[layer.Count];
        for (var i = 1; i < layer.Count; i++)
            offsets[i] = offsets[i - 1] + layer[i - 1].Height + gap;

        var pools = new List<(double Sum, int Count)>();
        for (var i = 0; i < layer.Count; i++)
        {
            pools.Add((wishes[i] - offsets[i], 1));
            while (pools.Count > 1 && Mean(pools[^2]) > Mean(pools[^1]))
            {
                pools[^2] = (pools[^2].Sum + pools[^1].Sum, pools[^2].Count + pools[^1].Count);
                pools.RemoveAt(pools.Count - 1);
            }
        }

        var index = 0;
        foreach (var pool in pools)
        {
            for (var i = 0; i < pool.Count; i++, index++)
                layer[index].Y = Mean(pool) + offsets[index];
        }
    }

    private static double Mean((double Sum, int Count) pool) => pool.Sum / pool.Count;
}
