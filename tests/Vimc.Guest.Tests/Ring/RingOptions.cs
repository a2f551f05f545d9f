using Vimc.Harness.Coverage;
using Vimc.Harness.Evidence;
using Vimc.Harness.Qemu;
using Vimc.Harness.Targets;

namespace Vimc.Guest.Tests.Ring;

/// <summary>What the ring runs on, from the environment, as NUnit has no arguments of its own.</summary>
internal static class RingOptions
{
    /// <summary>Names the suite; bookworm by default.</summary>
    public const string TargetVariable = "VIMC_TARGET";

    /// <summary>Names the flavour of the kernel; stock-debug by default.</summary>
    public const string FlavourVariable = "VIMC_FLAVOUR";

    /// <summary>Folder of a kernel that a developer built, to boot in place of the suite's.</summary>
    public const string KernelVariable = "VIMC_KERNEL";

    /// <summary>Folder to take the drivers of all topologies from; <c>out/emitted</c> by default.</summary>
    public const string DriversVariable = "VIMC_DRIVERS";

    /// <summary>Folder that gets a bundle of each test that fails.</summary>
    public const string BundlesVariable = "VIMC_BUNDLES";

    /// <summary>Folder that gets what can be looked at of each test, for a report.</summary>
    public const string EvidenceVariable = "VIMC_EVIDENCE";

    /// <summary>Folder that gets the memory of a guest that hangs.</summary>
    public const string MemoryVariable = "VIMC_MEMORY";

    /// <summary>
    /// Folder for what the driver counts of its lines: it is built to count them, and tests get more time. Needs a
    /// kernel of the sanitizer flavour.
    /// </summary>
    public const string CoverageVariable = "VIMC_COVERAGE";

    // Ample, and not measured: counting adds to a number in memory at each branch, for all processors to see.
    private const double PatienceForCounting = 2;

    /// <summary>The suite.</summary>
    public static Target Target { get; } = Target.Find(Read(TargetVariable) ?? Target.All[0].Name) with
    {
        KernelTree = Read(KernelVariable),
    };

    /// <summary>The flavour.</summary>
    public static GuestFlavour Flavour { get; } =
        Read(FlavourVariable) is { } name ? GuestFlavourTraits.Find(name) : GuestFlavour.StockDebug;

    /// <summary>The folder of the drivers, one in a folder of the name of its topology.</summary>
    public static string Drivers { get; } = Read(DriversVariable) ?? RepositoryRoot.Combine("out", "emitted");

    /// <summary>The folder of bundles.</summary>
    public static string Bundles { get; } =
        Read(BundlesVariable) ?? RepositoryRoot.Combine("out", "bundles", Target.Name, Flavour.Name());

    /// <summary>Where evidence goes; null if nobody will look at it.</summary>
    public static EvidenceFolder? Evidence { get; } =
        Read(EvidenceVariable) is { } folder ? new EvidenceFolder(folder) : null;

    /// <summary>Where counts of lines go; null if nothing is counted.</summary>
    public static CountsFolder? Counts { get; } = Read(CoverageVariable) is { } folder ? new CountsFolder(folder) : null;

    /// <summary>The machine of all guests.</summary>
    public static MachineOptions Machine => new()
    {
        Flavour = Flavour,
        Patience = Patience,
        MemoryDumps = Read(MemoryVariable),
    };

    /// <summary>Factor on time limits, beside that of the flavour.</summary>
    public static double Patience => Counts is null ? 1 : PatienceForCounting;

    private static string? Read(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
