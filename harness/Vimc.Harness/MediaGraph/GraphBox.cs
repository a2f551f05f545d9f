namespace Vimc.Harness.MediaGraph;

/// <summary>A place in a layer: an entity with those attached to it, or the passage of a long link.</summary>
internal sealed class GraphBox
{
    /// <summary>The entity, or null for a passage.</summary>
    public MediaEntity? Entity { get; init; }

    /// <summary>Lenses drawn below the entity.</summary>
    public List<MediaEntity> Attached { get; } = [];

    /// <summary>The column, 0 at the left.</summary>
    public required int Layer { get; set; }

    /// <summary>The row in its column, 0 at the top.</summary>
    public int Order { get; set; }

    public double X { get; set; }

    public double Y { get; set; }

    public double Width { get; set; }

    /// <summary>All of it, what is attached included.</summary>
    public double Height { get; set; }

    /// <summary>The box of the entity alone.</summary>
    public double EntityHeight { get; set; }

    /// <summary>Distance of a pad from the top: pads of a side are spread evenly.</summary>
    public double PortOffset(int pad)
    {
        if (Entity is null)
            return Height / 2;
        var isSink = Entity.Pads[pad].IsSink;
        var side = Entity.Pads.Where(other => other.IsSink == isSink).ToList();
        return EntityHeight * (side.FindIndex(other => other.Index == pad) + 1) / (side.Count + 1);
    }
}
