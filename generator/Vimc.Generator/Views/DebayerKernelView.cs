using Vimc.Topology.Formats;

namespace Vimc.Generator.Views;

/// <summary>One specialised debayer row function, as final C text.</summary>
internal sealed class DebayerKernelView(int depth, PixelFormat output)
{
    public string Name => $"vimc_debayer_row_{depth}_{output.Name.ToLowerInvariant()}";

    public string Depth => CText.Number(depth);

    public string Pixelformat => output.Macro;
}
