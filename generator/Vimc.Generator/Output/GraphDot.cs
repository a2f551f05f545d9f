using System.Text;
using Vimc.Topology.Model;

namespace Vimc.Generator.Output;

/// <summary>
/// The media graph for Graphviz: solid links are enabled, dashed ones not, bold ones immutable; dotted ones lead to
/// lenses.
/// </summary>
internal static class GraphDot
{
    /// <summary>The text, ended by <c>\n</c>.</summary>
    public static string Render(MediaTopology topology)
    {
        var dot = new StringBuilder();
        void Line(string text) => dot.Append(text).Append('\n');

        Line($"digraph \"{topology.Name}\" {{");
        Line("\trankdir=LR;");
        Line("\tnode [shape=record, fontname=\"sans-serif\"];");
        for (var index = 0; index < topology.Entities.Count; index++)
            Line($"\tn{index} [label=\"{Label(topology.Entities[index])}\"];");
        foreach (var link in topology.DataLinks)
            Line($"\t{Port(link.Source)}:e -> {Port(link.Sink)}:w [{Style(link)}];");
        foreach (var link in topology.AncillaryLinks)
            Line($"\tn{link.Sensor} -> n{link.Lens} [style=dotted, arrowhead=none];");
        Line("}");
        return dot.ToString();
    }

    // Records are fields in braces: sink pads on the left, the name in the middle, source pads on the right.
    private static string Label(Entity entity)
    {
        var name = entity.Name.Replace(" ", "\\ ", StringComparison.Ordinal) + "\\n" + Caption(entity);
        string[] columns = [Pads(entity, PadDirection.Sink), name, Pads(entity, PadDirection.Source)];
        return $"{{{string.Join(" | ", columns.Where(column => column.Length > 0))}}}";
    }

    private static string Caption(Entity entity) => entity switch
    {
        { PixelFormat: { } stored } => $"{entity.Type.Keyword}, {stored}",
        { Readout: { } readout } => $"{entity.Type.Keyword}, array {readout.Array}"
            + string.Concat(readout.Modes.Select(mode => "\\n" + Caption(mode))),
        _ => entity.Type.Keyword,
    };

    private static string Caption(SensorMode mode) =>
        $"{mode.Size} of {mode.Part} at {mode.Left},{mode.Top}";

    private static string Pads(Entity entity, PadDirection direction)
    {
        var pads = entity.Pads
            .Select((format, pad) => (Format: format, Pad: pad))
            .Where(each => entity.Type.Pads[each.Pad] == direction)
            .Select(each => $"<p{each.Pad}> {each.Pad}\\n{each.Format}")
            .ToList();
        return pads.Count == 0 ? "" : $"{{{string.Join(" | ", pads)}}}";
    }

    private static string Port(PadIndex pad) => $"n{pad.Entity}:p{pad.Pad}";

    private static string Style(DataLink link)
    {
        if (!link.IsEnabled)
            return "style=dashed";
        return link.IsImmutable ? "style=bold" : "style=solid";
    }
}
