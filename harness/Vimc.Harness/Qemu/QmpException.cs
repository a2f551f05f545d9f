using Vimc.Harness.Failures;

namespace Vimc.Harness.Qemu;

/// <summary>QEMU refused a command.</summary>
public sealed class QmpException : HarnessException
{
    /// <summary>Creates the failure with QEMU's own words.</summary>
    public QmpException(string message)
        : base(message)
    {
    }
}
