using Vimc.Harness.Failures;
using Vimc.Harness.Qemu;

namespace Vimc.Harness.Guest;

/// <summary>How a session comes to life.</summary>
/// <param name="Deadlines">Its limits.</param>
/// <param name="Records">The kernel log it inherits.</param>
/// <param name="Console">The serial console it inherits.</param>
/// <param name="Run">
/// Sets the machine going, once somebody listens to the agent: a clone whose port had nobody at the other end when it
/// woke would be told so first.
/// </param>
internal sealed record SessionStart(
    Deadlines Deadlines,
    IReadOnlyList<KernelRecord> Records,
    IReadOnlyList<string> Console,
    Func<QemuMachine, CancellationToken, Task> Run);
