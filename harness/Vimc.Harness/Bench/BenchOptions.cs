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
    /// The model of processor that figures are asked for on: one with all the emulator has. Kernels copy by string
    /// instructions there, which it takes byte by byte, so a driver that copies frames costs several times what it does
    /// on <c>qemu64</c>.
    /// </summary>
    public const string DefaultProcessor = "max";
}
