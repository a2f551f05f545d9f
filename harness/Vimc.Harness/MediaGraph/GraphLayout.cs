namespace Vimc.Harness.MediaGraph;

/// <summary>
/// Places a graph in columns from left to right, the classical way: longest paths give the columns, barycentres the
/// rows, and least squares the heights. Everything is decided by the graph alone, so equal graphs give equal pictures.
/// </summary>
internal sealed class GraphLayout
{
    private const double RowGap = 26;
    private const double PassageHeight = 14;
    private const double AttachedGap = 18;
    private const double LineHeight = 15;
    private const double MinBoxHeight = 62;

    private readonly Dictionary<string, GraphBox> _boxes = new(StringComparer.Ordinal);
    private readonly List<List<GraphBox>> _layers = [];
    private readonly List<GraphRoute> _routes = [];

    private GraphLayout()
    {
    }

    /// <summary>The boxes of entities.</summary>
    public IEnumerable<GraphBox> Boxes => _layers.SelectMany(layer => layer).Where(box => box.Entity is not null);

    public IReadOnlyList<GraphRoute> Routes => _routes;

    public double Width { get; private set; }

    public double Height { get; private set; }

    /// <summary>Places every entity of the graph, from (0, 0).</summary>
    public static GraphLayout Create(MediaDeviceGraph graph)
    {
        var layout = new GraphLayout();
        layout.AddEntities(graph);
        layout.AddLinks(graph);
        GraphOrdering.Apply(layout._layers, [.. layout._routes.SelectMany(route => route.Segments)]);
        layout.PlaceColumns();
        layout.PlaceRows();
        return layout;
    }

    /// <summary>Where the box of an attached entity begins, from the top of its column's box.</summary>
    public static double AttachedOffset(GraphBox box, int index) =>
        box.EntityHeight + AttachedGap + (index * (MinBoxHeight + AttachedGap));

    private void AddEntities(MediaDeviceGraph graph)
    {
        var owners = (graph.AncillaryLinks ?? [])
            .Where(link => graph.FindEntity(link.Ancillary)?.Pads.Count == 0 && graph.FindEntity(link.Primary) is not null)
            .DistinctBy(link => link.Ancillary)
            .ToDictionary(link => link.Ancillary, link => link.Primary, StringComparer.Ordinal);
        var layers = GraphLayers.Assign(graph);
        foreach (var entity in graph.Entities.Where(entity => !owners.ContainsKey(entity.Name)))
        {
            var box = new GraphBox { Entity = entity, Layer = layers[entity.Name] };
            _boxes[entity.Name] = box;
            LayerAt(box.Layer).Add(box);
        }

        foreach (var entity in graph.Entities)
        {
            if (owners.TryGetValue(entity.Name, out var owner))
                _boxes[owner].Attached.Add(entity);
        }
    }

    private void AddLinks(MediaDeviceGraph graph)
    {
        foreach (var link in graph.Links)
        {
            if (!_boxes.TryGetValue(link.Source.Entity, out var from) || !_boxes.TryGetValue(link.Sink.Entity, out var to)
                || graph.FindPad(link.Source) is null || graph.FindPad(link.Sink) is null)
                continue;

            var segments = new List<GraphSegment>();
            var (last, lastPad) = (from, link.Source.Pad);
            for (var layer = from.Layer + 1; layer < to.Layer; layer++)
            {
                var passage = new GraphBox { Layer = layer };
                LayerAt(layer).Add(passage);
                segments.Add(new GraphSegment(last, lastPad, passage, 0));
                (last, lastPad) = (passage, 0);
            }

            segments.Add(new GraphSegment(last, lastPad, to, link.Sink.Pad));
            _routes.Add(new GraphRoute(link, segments));
        }
    }

    private List<GraphBox> LayerAt(int layer)
    {
        while (_layers.Count <= layer)
            _layers.Add([]);
        return _layers[layer];
    }

    private void PlaceColumns()
    {
        var x = 0.0;
        for (var layer = 0; layer < _layers.Count; layer++)
        {
            var width = _layers[layer]
                .SelectMany(box => box.Entity is null ? [] : box.Attached.Prepend(box.Entity))
                .Select(GraphText.BoxWidth).DefaultIfEmpty(0).Max();
            foreach (var box in _layers[layer])
                (box.X, box.Width) = (x, width);
            Width = x + width;
            x = Width + GraphText.GapWidth(_routes.Where(route => route.Segments[0].From.Layer == layer));
        }
    }

    private void PlaceRows()
    {
        foreach (var box in _layers.SelectMany(layer => layer))
        {
            box.EntityHeight = box.Entity is null
                ? PassageHeight
                : Math.Max(MinBoxHeight, LineHeight * 2 * (box.Entity.Pads.Count + 1) / 2);
            box.Height = box.Attached.Count == 0
                ? box.EntityHeight
                : AttachedOffset(box, box.Attached.Count - 1) + MinBoxHeight;
        }

        GraphPlacement.Apply(_layers, [.. _routes.SelectMany(route => route.Segments)], RowGap);
        var boxes = _layers.SelectMany(layer => layer).ToList();
        var top = boxes.Select(box => box.Y).DefaultIfEmpty(0).Min();
        foreach (var box in boxes)
            box.Y -= top;
        Height = boxes.Select(box => box.Y + box.Height).DefaultIfEmpty(0).Max();
    }
}
