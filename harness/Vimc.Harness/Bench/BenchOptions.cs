using Vimc.Harness.Qemu;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Bench;

/// <summary>What to measure.</summary>
/// <param name="Target">What to boot.</param>
/// <param name="Machine">What to boot it on.</param>
/// <param name="DriverTree">The driver to measure.</param>
/// <param name="Output">Folder for table, data and plots.</param>
/// <param name="Effort">How often.</param>
/// <param name="Cases">Ids of cases; empty for all of them.</param>
public sealed record BenchOptions(
    Target Target, MachineOptions Machine, string DriverTree, string Output, BenchEffort Effort, IReadOnlyList<string> Cases)
{
    /// <summary>
    /// The model of processor that figures are asked for on: one with all the emulator has. The kernel's memcpy() costs
    /// several times as much there as on <c>qemu64</c>, and so does a driver that copies frames.
    /// </summary>
    public const string DefaultProcessor = "max";
}
