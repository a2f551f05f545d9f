using Vimc.Guest.Tests.Graph;
using Vimc.Reference;

namespace Vimc.Guest.Tests.Frames;

/// <summary>The modes of a topology's sensors as the reference model has them.</summary>
internal static class ModeReference
{
    /// <summary>A mode of <paramref name="sensor"/>, which has that one.</summary>
    public static SensorMode Of(TopologyDocument.Entity sensor, TopologyDocument.Mode mode) => new(
        sensor.Array!.Width,
        sensor.Array.Height,
        new CropRectangle(mode.Left, mode.Top, mode.Width * mode.Binning, mode.Height * mode.Binning),
        mode.Binning == 2);
}
