namespace Vimc.Harness.Qemu;

/// <summary>How much the guest's kernel checks itself.</summary>
public enum GuestFlavour
{
    /// <summary>As the distribution boots it.</summary>
    Stock,

    /// <summary>
    /// Every slab object is checked, poisoned, fenced and its users recorded; freed pages are poisoned. Finds use
    /// after free on a kernel that nobody built for it.
    /// </summary>
    StockDebug,
}
