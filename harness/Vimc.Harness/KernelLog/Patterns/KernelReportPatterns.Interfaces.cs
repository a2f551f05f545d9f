using static Vimc.Harness.KernelLog.KernelFunctionSource;

namespace Vimc.Harness.KernelLog;

/// <summary>Rules of kernel interfaces that a driver broke, as the interfaces themselves report it.</summary>
internal static partial class KernelReportPatterns
{
    private static IEnumerable<KernelReportPattern> Interfaces =>
    [
        Pattern("refcount", "refcount_t: ",
            "^refcount_t: (?:underflow|overflow|saturated|addition on 0|increment on 0|decrement hit 0|leaking memory)",
            "WARNING: refcount bug in {func}", KernelFindingType.Refcount) with { IsPreamble = true },
        Pattern("odebug", "ODEBUG: ",
            "^ODEBUG: (?:activate|init|free|assert_init|destroy) .*object",
            "WARNING: ODEBUG bug in {func}", KernelFindingType.ApiMisuse) with { IsPreamble = true },
        Pattern("kobject-uninitialised", "kobject: ",
            "^kobject: .*is not initialized, yet kobject_",
            "WARNING: kobject bug in {func}", KernelFindingType.ApiMisuse) with { IsPreamble = true },
        Pattern("kobject-twice", "kobject: ",
            "^kobject: .*tried to init an initialized object",
            "WARNING: kobject bug in {func}", KernelFindingType.ApiMisuse) with { Skip = Skipping("kobject_") },
        Pattern("no-release", "does not have a release() function",
            @"does not have a release\(\) function",
            "WARNING: missing release function in {func}", KernelFindingType.ApiMisuse) with { IsPreamble = true },
        Pattern("sysfs-duplicate", "sysfs: cannot create duplicate filename",
            "^sysfs: cannot create duplicate filename",
            "sysfs: cannot create duplicate filename in {func}", KernelFindingType.ApiMisuse) with
        {
            Skip = Skipping("sysfs_", "kobject_", "kset_", "device_add", "device_create", "device_register", "platform_device_",
                "internal_create_group", "bus_add"),
        },
        Pattern("vb2-driver", "driver bug: ",
            @"(?:^|: )driver bug: (?<text>\S.*)",
            "vb2: driver bug: {text}", KernelFindingType.ApiMisuse, None),
        Pattern("vb2-balance", "UNBALANCED!",
            @"counters for (?<what>queue|buffer)\b.*UNBALANCED!",
            "vb2: unbalanced counters for {what}", KernelFindingType.ApiMisuse, None) with
        {
            Body = Vb2Counters.Line,
            IsHarmless = Vb2Counters.OnlySomebodyWaits,
        },
        Pattern("vfs-close", "VFS: Close: file count is",
            "^VFS: Close: file count is 0",
            "VFS: Close: file count is zero (use-after-free)", KernelFindingType.Refcount, None),
        Pattern("vfs-busy", "VFS: Busy inodes after unmount",
            "^VFS: Busy inodes after unmount",
            "VFS: Busy inodes after unmount (use-after-free)", KernelFindingType.Refcount, None),
        Pattern("netdevice", "unregister_netdevice: waiting for",
            "unregister_netdevice: waiting for .* to become free",
            "unregister_netdevice: waiting for DEV to become free", KernelFindingType.Refcount, None),
        Pattern("freed-in", "INFO: ",
            Start + "INFO: (?<what>Freed|Allocated) in (?<func>" + Symbol + ")",
            "INFO: {what} in {func}", KernelFindingType.MemoryCorruption, Header) with
        {
            Corruption = "the header of the report is missing",
            IsConsequence = true,
        },
        Pattern("info-cut", "INFO:", Start + "INFO:$",
            "INFO: corrupted", KernelFindingType.Unknown, None) with { Corruption = "the header is cut" },
    ];
}
