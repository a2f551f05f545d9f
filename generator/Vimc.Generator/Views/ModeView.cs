using Vimc.Topology.Model;

namespace Vimc.Generator.Views;

/// <summary>One <c>struct vimc_sensor_mode</c>, as final C text.</summary>
internal sealed class ModeView(SensorMode mode)
{
    public string Width => CText.Number(mode.Size.Width);

    public string Height => CText.Number(mode.Size.Height);

    public string Left => CText.Number(mode.Left);

    public string Top => CText.Number(mode.Top);

    public string Binning => CText.Number(mode.Binning);
}
