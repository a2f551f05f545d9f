namespace Vimc.Harness.Image;

/// <summary>What of a suite goes into the guest. Libraries and modules come along by themselves.</summary>
internal static class GuestContents
{
    /// <summary>Changes when the image is composed in a way these lists do not show.</summary>
    public const string Version = "1";

    /// <summary>Programs, with the libraries they need.</summary>
    public static IReadOnlyList<string> Programs { get; } =
    [
        "/usr/bin/bash", "/usr/bin/dash", "/usr/bin/busybox", "/usr/bin/kmod", "/usr/bin/udevadm",
        "/usr/bin/v4l2-ctl", "/usr/bin/v4l2-compliance", "/usr/bin/media-ctl",
        "/usr/lib/udev/v4l_id",
    ];

    /// <summary>Libraries that programs open by name at run time. Those a suite lacks are left out.</summary>
    public static IReadOnlyList<string> OptionalLibraries { get; } = ["libkmod.so.2"];

    /// <summary>Links, by what they point to; relative to the folder they are in.</summary>
    public static IReadOnlyList<(string Path, string Target)> Links { get; } =
    [
        ("/bin", "usr/bin"), ("/sbin", "usr/sbin"), ("/lib", "usr/lib"), ("/lib64", "usr/lib64"),
        ("/usr/bin/sh", "dash"), ("/usr/lib/systemd/systemd-udevd", "../../bin/udevadm"),
        ("/usr/sbin/modprobe", "../bin/kmod"), ("/usr/sbin/insmod", "../bin/kmod"),
        ("/usr/sbin/rmmod", "../bin/kmod"), ("/usr/sbin/lsmod", "../bin/kmod"),
        ("/usr/sbin/modinfo", "../bin/kmod"), ("/usr/sbin/depmod", "../bin/kmod"),
        ("/usr/bin/lsmod", "kmod"),
    ];

    /// <summary>udev rules: nodes, links for cameras, and loading by alias. Fewer rules, quicker events.</summary>
    public static IReadOnlyList<string> UdevRules { get; } =
        ["50-udev-default.rules", "60-persistent-v4l.rules", "80-drivers.rules"];

    /// <summary>Small files of our own.</summary>
    public static IReadOnlyList<(string Path, string Content, uint Mode)> Files { get; } =
    [
        ("/etc/passwd", "root:x:0:0:root:/root:/bin/bash\n", 0x1a4),
        ("/etc/group", "root:x:0:\ntty:x:5:\ndisk:x:6:\nlp:x:7:\nkmem:x:15:\ndialout:x:20:\ncdrom:x:24:\n"
            + "tape:x:26:\naudio:x:29:\nvideo:x:44:\nsgx:x:101:\ninput:x:102:\nkvm:x:103:\nrender:x:104:\n", 0x1a4),
        ("/etc/nsswitch.conf", "passwd: files\ngroup: files\n", 0x1a4),
        ("/etc/profile", "PS1='guest:\\w# '\n", 0x1a4),
        ("/root/.bashrc", "PS1='guest:\\w# '\n", 0x1a4),
        ("/etc/vimc-agent/start-udev", "#!/bin/sh\nexec /usr/lib/systemd/systemd-udevd --children-max=4\n", 0x1ed),
    ];

    /// <summary>Modules that bring up the agent's port, wanted at once.</summary>
    public static IReadOnlyList<string> BootModules { get; } = ["virtio_pci", "virtio_console"];

    /// <summary>Modules to have at hand: names, or folders below <c>kernel/</c> that end in a slash.</summary>
    public static IReadOnlyList<string> Modules { get; } =
    [
        "virtio_pci", "virtio_console", "drivers/media/mc/", "drivers/media/v4l2-core/",
        "drivers/media/common/videobuf2/", "drivers/media/common/v4l2-tpg/", "vivid",
    ];
}
