namespace Vimc.Harness.MediaGraph;

/// <summary>Orders the boxes of each column so that few links cross.</summary>
internal static class GraphOrdering
{
    private const int Sweeps = 12;

    /// <summary>Sorts the layers and sets <see cref="GraphBox.Order"/>.</summary>
    public static void Apply(List<List<GraphBox>> layers, IReadOnlyList<GraphSegment> segments)
    {
        foreach (var layer in layers)
            Number(layer);
        var best = layers.ConvertAll(layer => layer.ToList());
        var fewest = CountCrossings(segments);
        for (var sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            var isForward = sweep % 2 == 0;
            foreach (var layer in isForward ? layers : layers.AsEnumerable().Reverse())
                Sort(layer, segments, isForward);
            if (CountCrossings(segments) is var crossings && crossings < fewest)
            {
                fewest = crossings;
                best = layers.ConvertAll(layer => layer.ToList());
            }
        }

        for (var i = 0; i < layers.Count; i++)
        {
            layers[i] = best[i];
            Number(layers[i]);
        }
    }

    /// <summary>Pairs of segments that cross.</summary>
    internal static int CountCrossings(IReadOnlyList<GraphSegment> segments)
    {
        var count = 0;
        for (var i = 0; i < segments.Count; i++)
        {
            for (var j = i + 1; j < segments.Count; j++)
            {
                if (segments[i].From.Layer != segments[j].From.Layer)
                    continue;
                var left = Start(segments[i]).CompareTo(Start(segments[j]));
                var right = End(segments[i]).CompareTo(End(segments[j]));
                if (left * right < 0)
                    count++;
            }
        }

        return count;
    }

    private static void Sort(List<GraphBox> layer, IReadOnlyList<GraphSegment> segments, bool isForward)
    {
        var weights = layer.ToDictionary(box => box, box =>
            (isForward
                ? segments.Where(segment => segment.To == box).Select(Start)
                : segments.Where(segment => segment.From == box).Select(End))
            .DefaultIfEmpty(box.Order).Average());
        var sorted = layer.OrderBy(box => weights[box]).ThenBy(box => box.Order).ToList();
        layer.Clear();
        layer.AddRange(sorted);
        Number(layer);
    }

    /// <summary>The row of the left end; pads of one box count as fractions of a row.</summary>
    private static double Start(GraphSegment segment) => segment.From.Order + Fraction(segment.From, segment.FromPad);

    private static double End(GraphSegment segment) => segment.To.Order + Fraction(segment.To, segment.ToPad);

    private static double Fraction(GraphBox box, int pad) =>
        box.Entity is null ? 0.5 : (pad + 1.0) / (box.Entity.Pads.Count + 1.0);

    private static void Number(List<GraphBox> layer)
    {
        for (var i = 0; i < layer.Count; i++)
            layer[i].Order = i;
    }
}
