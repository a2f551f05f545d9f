using System.Globalization;

namespace Vimc.Harness.MediaGraph;

/// <summary>Draws the entities with their pads.</summary>
internal sealed class MediaGraphBoxDrawing(SvgBuilder svg)
{
    private const double PortRadius = 6.5;

    public void Draw(GraphLayout layout)
    {
        foreach (var box in layout.Boxes)
        {
            DrawEntity(box.Entity!, box.X, box.Y, box.Width, box.EntityHeight, box);
            for (var i = 0; i < box.Attached.Count; i++)
                DrawAttached(box, i);
        }
    }

    private void DrawAttached(GraphBox box, int index)
    {
        var top = box.Y + GraphLayout.AttachedOffset(box, index);
        var bottom = index == 0
            ? box.Y + box.EntityHeight
            : box.Y + GraphLayout.AttachedOffset(box, index - 1) + AttachedHeight(box);
        var middle = box.X + (box.Width / 2);
        svg.Empty("path", ("class", "ancillary"),
            ("d", $"M{SvgBuilder.Number(middle)} {SvgBuilder.Number(bottom + 3)}V{SvgBuilder.Number(top - 1)}"));
        DrawEntity(box.Attached[index], box.X, top, box.Width, AttachedHeight(box), box: null);
    }

    private static double AttachedHeight(GraphBox box) =>
        box.Height - GraphLayout.AttachedOffset(box, box.Attached.Count - 1);

    private void DrawEntity(MediaEntity entity, double x, double y, double width, double height, GraphBox? box)
    {
        svg.Open("g");
        svg.Text("title", Tooltip(entity));
        svg.Empty("rect", ("class", "box"), ("x", x), ("y", y), ("width", width), ("height", height), ("rx", 7.0));
        svg.Empty("rect", ("class", GraphText.Class(entity)),
            ("x", x + 12), ("y", y + 11), ("width", 4.0), ("height", height - 22), ("rx", 2.0));
        var text = x + 24;
        var first = y + (height / 2) - (entity.DeviceNode is null ? 3 : 11);
        svg.Text("text", entity.Name, ("class", "name"), ("x", text), ("y", first));
        svg.Text("text", GraphText.Role(entity), ("class", "detail"), ("x", text), ("y", first + 16));
        if (entity.DeviceNode is { } node)
            svg.Text("text", node, ("class", "code"), ("x", text), ("y", first + 31));
        foreach (var pad in box is null ? [] : entity.Pads)
            DrawPort(pad, pad.IsSink ? x : x + width, y + box!.PortOffset(pad.Index));
        svg.Close("g");
    }

    private void DrawPort(MediaPad pad, double x, double y)
    {
        svg.Empty("circle", ("class", "port"), ("cx", x), ("cy", y), ("r", PortRadius));
        svg.Text("text", pad.Index.ToString(CultureInfo.InvariantCulture), ("class", "number"), ("x", x), ("y", y + 3));
    }

    private static string Tooltip(MediaEntity entity)
    {
        var lines = new List<string> { $"{entity.Name}: {GraphText.Role(entity)}" };
        if (entity.DeviceNode is { } node)
            lines.Add(node);
        foreach (var pad in entity.Pads)
        {
            lines.Add($"pad {pad.Index}, {(pad.IsSink ? "sink" : "source")}"
                + (pad.Format is { } format ? $": {format}" : "")
                + (pad.Format?.Crop is { } crop ? $", crop {crop}" : "")
                + (pad.Format?.Compose is { } compose ? $", compose {compose}" : ""));
        }

        return string.Join('\n', lines);
    }
}
