using Vimc.Topology.Model;

namespace Vimc.Generator.Views;

/// <summary>One <c>struct vimc_pad_config</c>, as final C text.</summary>
internal sealed class PadView(PadFormat format)
{
    public string Code => format.Code.Macro;

    public string Width => CText.Number(format.Size.Width);

    public string Height => CText.Number(format.Size.Height);
}
