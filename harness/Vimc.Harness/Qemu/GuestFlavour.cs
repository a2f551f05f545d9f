namespace Vimc.Harness.Qemu;

/// <summary>How much the guest's kernel checks itself.</summary>
public enum GuestFlavour
{
    /// <summary>As the distribution boots it.</summary>
    Stock,

    /// <summary>
    /// The distribution's kernel, with every slab object checked, poisoned, fenced and its users recorded, and freed
    /// pages poisoned. Finds use after free on a kernel that nobody built for it.
    /// </summary>
    StockDebug,

    /// <summary>
    /// A kernel built for it from the suite's source: KASAN, lockdep, kmemleak, debug objects, late releases, UBSAN,
    /// and failures on demand.
    /// </summary>
    Sanitizer,

    /// <summary>A kernel built from the suite's source that watches for data races.</summary>
    Kcsan,

    /// <summary>
    /// A kernel built from the suite's source that checks nothing, so that counting which lines of a driver are reached
    /// takes a fraction of the time; allocations fail on demand, for the lines that are there for it.
    /// </summary>
    Coverage,
}
