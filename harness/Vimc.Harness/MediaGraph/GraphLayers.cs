namespace Vimc.Harness.MediaGraph;

/// <summary>Gives each entity a column: one right of the rightmost entity that feeds it.</summary>
internal static class GraphLayers
{
    /// <summary>The column of each entity by name. Links that close a cycle are left out.</summary>
    public static Dictionary<string, int> Assign(MediaDeviceGraph graph)
    {
        var layers = new Dictionary<string, int>(StringComparer.Ordinal);
        var feeders = graph.Links.ToLookup(link => link.Sink.Entity, link => link.Source.Entity, StringComparer.Ordinal);
        var open = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entity in graph.Entities)
            Visit(entity.Name);
        return layers;

        int Visit(string name)
        {
            if (layers.TryGetValue(name, out var known))
                return known;
            if (!open.Add(name))
                return -1;
            var layer = feeders[name].Select(Visit).DefaultIfEmpty(-1).Max() + 1;
            open.Remove(name);
            return layers[name] = layer;
        }
    }
}
