using Vimc.Harness.Build;
using Vimc.Harness.Host;

namespace Vimc.Harness.Targets;

/// <summary>
/// Runs programs of an unpacked suite, such as its compiler. Each run has a mount namespace of its own, so nothing
/// stays mounted however it ends; without root a user namespace stands in.
/// </summary>
/// <param name="Root">The unpacked suite.</param>
/// <param name="Kernel">
/// A folder of the host that appears inside as <see cref="KernelInRoot"/>, for roots that have that folder; null for
/// none.
/// </param>
internal sealed record SuiteRoot(string Root, string? Kernel = null) : IModuleCompiler
{
    /// <summary>Where the sources and objects of a kernel appear inside.</summary>
    public const string KernelInRoot = "/kernel";

    /// <summary>Where the build folder appears inside.</summary>
    public const string BuildInRoot = "/build";

    // Arguments: the root, the folder to build in, the command, and the folder of a kernel if there is one.
    // The objtool of Linux 7.3 reads its own limits in /proc and makes no module without it.
    private const string EnterScript =
        """
        set -e
        mount --rbind /dev "$1/dev"
        mount --rbind /proc "$1/proc"
        mount --bind "$2" "$1/build"
        [ -z "$4" ] || mount --bind "$4" "$1/kernel"
        exec chroot "$1" /usr/bin/env -i \
            PATH=/usr/sbin:/usr/bin HOME=/build LC_ALL=C KBUILD_BUILD_USER=vimc KBUILD_BUILD_HOST=vimc \
            KBUILD_BUILD_TIMESTAMP='Thu Jan  1 00:00:00 UTC 1970' /bin/sh -c "$3"
        """;

    /// <inheritdoc/>
    public string PathInside(string buildFolder) => BuildInRoot;

    /// <summary>The command that runs a shell command inside, in <see cref="BuildInRoot"/>.</summary>
    /// <param name="buildFolder">Folder of the host, writable inside as <see cref="BuildInRoot"/>.</param>
    /// <param name="shellCommand">Text for <c>sh -c</c>.</param>
    public HostCommand Command(string buildFolder, string shellCommand)
    {
        var user = Environment.IsPrivilegedProcess ? Array.Empty<string>() : ["--map-root-user"];
        return new HostCommand(
            "unshare",
            ["--mount", .. user, "sh", "-c", EnterScript, "sh", Root, buildFolder, $"cd /build && {shellCommand}",
                Kernel ?? ""]);
    }
}
