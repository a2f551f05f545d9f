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

    /// <summary>Folder of a driver tree to load in place of that of the default topology.</summary>
    public const string DriverVariable = "VIMC_DRIVER_TREE";

    /// <summary>Folder that gets a bundle of each test that fails.</summary>
    public const string BundlesVariable = "VIMC_BUNDLES";

    /// <summary>The suite.</summary>
    public static Target Target { get; } = Target.Find(Read(TargetVariable) ?? Target.All[0].Name);

    /// <summary>The flavour.</summary>
    public static GuestFlavour Flavour { get; } =
        Read(FlavourVariable) is { } name ? GuestFlavourTraits.Find(name) : GuestFlavour.StockDebug;

    /// <summary>The driver tree, or null for what the generator wrote.</summary>
    public static string? DriverTree { get; } = Read(DriverVariable);

    /// <summary>The folder of bundles.</summary>
    public static string Bundles { get; } =
        Read(BundlesVariable) ?? RepositoryRoot.Combine("out", "bundles", Target.Name, Flavour.Name());

    private static string? Read(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
