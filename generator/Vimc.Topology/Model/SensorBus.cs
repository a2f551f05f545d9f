namespace Vimc.Topology.Model;

/// <summary>What a sensor sends its pixels over, which <c>V4L2_CID_LINK_FREQ</c> tells the clock of.</summary>
/// <param name="Lanes">Data lanes, each of two bits a clock.</param>
public sealed record SensorBus(int Lanes)
{
    /// <summary>What a sensor has unless its description says otherwise: as many as most boards wire.</summary>
    public static readonly SensorBus Default = new(4);

    /// <summary>Nothing can be sent over none.</summary>
    internal const int Least = 1;

    /// <summary>What <c>V4L2_MBUS_CSI2_MAX_DATA_LANES</c> allows for.</summary>
    internal const int Most = 8;
}
