using Vimc.Topology.Formats;

namespace Vimc.Generator.Views;

/// <summary>One <c>struct vimc_conversion</c>, as final C text.</summary>
internal sealed class ConversionView(PixelFormat source, PixelFormat format)
{
    public string From => source.Macro;

    public string To => format.Macro;

    public string Row { get; } = new ConversionKernelView(format.Conversion!(source)).Name;
}
