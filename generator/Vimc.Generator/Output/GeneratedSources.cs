using Vimc.Generator.Rendering;
using Vimc.Generator.Views;
using Vimc.Topology.Model;

namespace Vimc.Generator.Output;

/// <summary>The C files that depend on the topology: what is in <c>kmod/generated</c>.</summary>
internal static class GeneratedSources
{
    /// <summary>All of them, for <paramref name="topology"/>, in ordinal order.</summary>
    public static IReadOnlyList<GeneratedFile> Render(MediaTopology topology, Banner banner)
    {
        var topologyView = new TopologyView(topology, banner);
        return
        [
            Render("vimc-alaw.c", new ALawView(banner)),
            Render("vimc-format-table.c", new FormatTableView(topology, banner)),
            Render("vimc-rows.c", new RowsView(topology, banner)),
            Render("vimc-topology.c", topologyView),
            Render("vimc-topology.h", topologyView),
        ];
    }

    private static GeneratedFile Render(string name, object view) =>
        new(name, TemplateRenderer.Render(name + ".scriban", view));
}
