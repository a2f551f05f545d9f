using Vimc.Harness.Qemu;

namespace Vimc.Guest.Tests.Ring;

/// <summary>
/// How long a test may take, in seconds on the distribution's kernel. A kernel that checks itself gets as much more as
/// it is slower, and so does a driver that counts its lines.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class GuestTimeLimitAttribute(int seconds)
    : CancelAfterAttribute((int)(seconds * 1000 * RingOptions.Flavour.Slowdown() * RingOptions.Patience))
{
    /// <summary>The limit on the distribution's kernel.</summary>
    public int Seconds { get; } = seconds;
}
