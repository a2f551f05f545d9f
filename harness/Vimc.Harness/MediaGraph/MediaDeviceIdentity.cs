namespace Vimc.Harness.MediaGraph;

/// <summary>What MEDIA_IOC_DEVICE_INFO says of a device.</summary>
/// <param name="Driver">"vimc"</param>
/// <param name="Model">"VIMC MDEV"</param>
/// <param name="Serial">Often empty.</param>
/// <param name="BusInfo">"platform:vimc"</param>
/// <param name="HardwareRevision">0 where the driver has none.</param>
/// <param name="DriverVersion">The kernel version in practice, "6.1.192".</param>
public sealed record MediaDeviceIdentity(
    string Driver, string Model, string Serial, string BusInfo, uint HardwareRevision, string DriverVersion);
