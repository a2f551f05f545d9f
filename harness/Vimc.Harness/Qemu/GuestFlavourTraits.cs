using Vimc.Harness.Failures;

namespace Vimc.Harness.Qemu;

/// <summary>What follows from a flavour.</summary>
public static class GuestFlavourTraits
{
    private static readonly Dictionary<string, GuestFlavour> ByName = new(StringComparer.Ordinal)
    {
        ["stock"] = GuestFlavour.Stock,
        ["stock-debug"] = GuestFlavour.StockDebug,
        ["sanitizer"] = GuestFlavour.Sanitizer,
        ["kcsan"] = GuestFlavour.Kcsan,
        ["coverage"] = GuestFlavour.Coverage,
    };

    /// <summary>The names users give flavours by.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>The flavour of that name.</summary>
    /// <exception cref="HarnessException">There is none; the message lists those there are.</exception>
    public static GuestFlavour Find(string name) =>
        ByName.TryGetValue(name, out var flavour)
            ? flavour
            : throw new HarnessException($"no flavour '{name}'; there are {string.Join(", ", Names)}");

    /// <summary>The name users give the flavour by.</summary>
    public static string Name(this GuestFlavour flavour) => ByName.Single(entry => entry.Value == flavour).Key;

    /// <summary>Whether the kernel has to be built, as the distribution's own cannot be told to do it.</summary>
    public static bool NeedsOwnKernel(this GuestFlavour flavour) =>
        flavour is GuestFlavour.Sanitizer or GuestFlavour.Kcsan or GuestFlavour.Coverage;

    /// <summary>Whether its kernel was built to fail allocations on demand.</summary>
    public static bool CanFailAllocations(this GuestFlavour flavour) =>
        flavour is GuestFlavour.Sanitizer or GuestFlavour.Coverage;

    /// <summary>Whether its kernel has a place for what a driver counts of its lines.</summary>
    public static bool CanCountLines(this GuestFlavour flavour) => flavour is GuestFlavour.Sanitizer or GuestFlavour.Coverage;

    /// <summary>
    /// Factor on deadlines and durations: how much slower a guest is than the distribution's kernel, measured by
    /// boots under emulation and rounded up.
    /// </summary>
    public static double Slowdown(this GuestFlavour flavour) => flavour switch
    {
        GuestFlavour.Sanitizer => 6,
        GuestFlavour.Kcsan => 6,
        _ => 1,
    };

    /// <summary>Memory a guest needs, in MiB; shadow memory and records of allocations included.</summary>
    public static int MemoryMegabytes(this GuestFlavour flavour) => flavour.NeedsOwnKernel() ? 2048 : 1024;

    /// <summary>Words for the kernel command line.</summary>
    internal static IReadOnlyList<string> KernelArguments(this GuestFlavour flavour) => flavour switch
    {
        GuestFlavour.StockDebug => ["slub_debug=FZPU", "page_poison=1"],
        GuestFlavour.Sanitizer => ["kasan_multi_shot"],
        _ => [],
    };
}
