using System.Globalization;
using Vimc.Harness.Bench;
using Vimc.Harness.Host;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Doctor;

/// <summary>All that the harness needs.</summary>
public static class Requirements
{
    // One target, its image, a few builds and templates.
    private const long CacheBytes = 3L << 30;
    private const long SocketFolderBytes = 64L << 20;

    /// <summary>In the order in which they are wanted.</summary>
    public static IReadOnlyList<Requirement> All { get; } =
    [
        Program("qemu-system-x86_64", "boots the guest", "qemu-system-x86"),
        Program("mmdebstrap", "unpacks a Debian suite", "mmdebstrap"),
        Program("apt-get", "downloads for mmdebstrap", "apt"),
        Program("tar", "unpacks what mmdebstrap makes", "tar"),
        Program("xz", "unpacks the kernel", "xz-utils"),
        Program("unshare", "gives builds a mount namespace", "util-linux"),
        Program("setpriv", "lets no guest outlive the harness", "util-linux"),
        new("DejaVu Sans", "writes on plots", probe => probe.HasFile(PlotFont.File) ? Verdict.Present() : Verdict.Missing())
        {
            Packages = [PlotFont.Package],
        },
        new("Debian's keys", "verify what is downloaded", HasKeys) { Packages = ["debian-archive-keyring"] },
        new("Debian mirror", "where targets come from", HasMirror),
        new("namespaces", "run the suite's compiler", HasNamespaces),
        new("uid range", "lets mmdebstrap work without root", HasUidRange) { Packages = ["uidmap"] },
        new("cache folder", "keeps targets and templates", HasCacheSpace),
        new("/tmp", "holds the sockets of running guests", HasSocketFolder),
    ];

    private static Requirement Program(string name, string purpose, string package) =>
        new(name, purpose, probe => probe.HasProgram(name) ? Verdict.Present() : Verdict.Missing())
        {
            Packages = [package],
        };

    private static Verdict HasKeys(IHostProbe probe) =>
        probe.HasFile(DebianMirror.DefaultKeyRing) ? Verdict.Present() : Verdict.Missing();

    private static Verdict HasMirror(IHostProbe probe) => probe.DebianArchive() is { } archive
        ? Verdict.Present(archive)
        : Verdict.Missing($"none under /etc/apt; set {DebianMirror.MainVariable} to the address of a mirror");

    private static Verdict HasNamespaces(IHostProbe probe)
    {
        string[] arguments = probe.IsRoot ? ["--mount", "true"] : ["--mount", "--map-root-user", "true"];
        if (probe.Run("unshare", arguments) == 0)
            return Verdict.Present();
        return Verdict.Missing(probe.IsRoot
            ? "this container may not mount; give it CAP_SYS_ADMIN"
            : "user namespaces are off; run as root, or sysctl kernel.unprivileged_userns_clone=1");
    }

    private static Verdict HasUidRange(IHostProbe probe)
    {
        if (probe.IsRoot)
            return Verdict.Present("not needed as root");
        if (!probe.HasProgram("newuidmap"))
            return Verdict.Missing("newuidmap is missing");
        var hasRange = probe.ReadFile("/etc/subuid")?.Split('\n')
            .Any(line => line.StartsWith($"{Environment.UserName}:", StringComparison.Ordinal)) == true;
        return hasRange
            ? Verdict.Present()
            : Verdict.Missing($"no range in /etc/subuid: usermod --add-subuids 100000-165535 {Environment.UserName}");
    }

    private static Verdict HasCacheSpace(IHostProbe probe) =>
        HasSpace(probe, HarnessCache.ForThisUser().Root, CacheBytes, $"set {HarnessCache.Variable} to another folder");

    private static Verdict HasSocketFolder(IHostProbe probe) => HasSpace(probe, "/tmp", SocketFolderBytes, "make room");

    private static Verdict HasSpace(IHostProbe probe, string folder, long bytes, string remedy) =>
        probe.WritableBytes(folder) switch
        {
            null => Verdict.Missing($"cannot write to {folder}; {remedy}"),
            { } free when free < bytes => Verdict.Missing($"{Size(free)} free in {folder}, {Size(bytes)} needed; {remedy}"),
            { } free => Verdict.Present($"{Size(free)} free in {folder}"),
        };

    private static string Size(long bytes) =>
        $"{(bytes / (double)(1 << 20)).ToString("N0", CultureInfo.InvariantCulture)} MiB";
}
