using Vimc.Harness.Journal;
using Vimc.Harness.Qemu;

namespace Vimc.Harness.Guest;

/// <summary>How a session comes to life.</summary>
/// <param name="Setup">What it boots, or was booted once.</param>
/// <param name="Records">The kernel log it inherits.</param>
/// <param name="Console">The serial console it inherits.</param>
/// <param name="ReadPast">Reads what was done to it before, one list a session; only asked when that is wanted.</param>
/// <param name="Run">
/// Sets the machine going, once somebody listens to the agent: a clone whose port had nobody at the other end when it
/// woke would be told so first.
/// </param>
internal sealed record SessionStart(
    GuestSetup Setup,
    IReadOnlyList<KernelRecord> Records,
    IReadOnlyList<string> Console,
    Func<IReadOnlyList<IReadOnlyList<JournalStep>>> ReadPast,
    Func<QemuMachine, CancellationToken, Task> Run);
