using Vimc.Harness.Qemu;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Scenario;

/// <summary>What to run.</summary>
/// <param name="Target">What to boot.</param>
/// <param name="DriverTree">The driver to build and to load.</param>
/// <param name="Output">Folder for pictures and logs; what an earlier run left there is replaced.</param>
public sealed record RunOptions(Target Target, string DriverTree, string Output)
{
    /// <summary>How much its kernel checks itself.</summary>
    public GuestFlavour Flavour { get; init; } = GuestFlavour.Stock;
}
