using Vimc.Harness.Failures;
using Vimc.Harness.Host;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Kernels;

/// <summary>
/// The kernel sources of suites in the cache: each suite's <c>linux-source</c> package, unpacked once. A source
/// appears whole or not at all.
/// </summary>
public sealed class KernelSourceStore
{
    // Changes when the way a source is unpacked changes in a way the lists below do not show.
    private const string RecipeVersion = "1";

    private const string StampName = "source.stamp";

    private static readonly string[] Tools =
    [
        "dash", "bash", "coreutils", "sed", "grep", "mawk", "findutils", "diffutils", "gzip", "tar", "xz-utils", "perl",
        "libc-bin", "kmod", "make", "gcc", "libc6-dev", "flex", "bison", "bc", "libelf-dev", "libssl-dev", "cpio",
    ];

    private static readonly string[] Excluded =
        ["./dev/*", "./usr/share/doc/*", "./usr/share/man/*", "./usr/share/locale/*", "./usr/share/info/*"];

    private readonly HarnessCache _cache;

    /// <summary>Opens the store of a cache; nothing is created yet.</summary>
    public KernelSourceStore(HarnessCache cache) => _cache = cache;

    /// <summary>The source of a target's suite; downloaded and unpacked if the cache does not have it.</summary>
    /// <param name="target">The target.</param>
    /// <param name="progress">Gets a note when there is something to wait for.</param>
    /// <param name="cancellation">Ends the work and leaves nothing.</param>
    /// <exception cref="HarnessException">A tool is missing, the mirror does not answer or the disk is full.</exception>
    public async Task<KernelSource> PrepareAsync(
        PreparedTarget target, IProgress<ProgressNote>? progress, CancellationToken cancellation)
    {
        string[] packages = [.. Tools, target.Target.KernelSourcePackage];
        using var hash = new ContentHash();
        // With the target's own key: a target that was prepared anew may have another kernel, so the source follows.
        var key = hash.Add(RecipeVersion).Add(target.Key).Add(packages).Add(Excluded).ToKey();
        var source = new KernelSource(Path.Combine(_cache.Kernels, $"{target.Target.Name}-{key}"), key);
        if (IsWhole(source))
            return source;

        void Say(string detail) =>
            progress?.Report(new ProgressNote($"kernel source of {target.Target.Name}", detail));
        using var held = await FileLock.AcquireAsync(
            $"{source.Home}.lock", () => Say("waiting for another process that unpacks it"), cancellation);
        if (!IsWhole(source))
            await UnpackAsync(target, packages, source, Say, cancellation);
        return source;
    }

    private static async Task UnpackAsync(
        PreparedTarget target,
        IReadOnlyList<string> packages,
        KernelSource source,
        Action<string> say,
        CancellationToken cancellation)
    {
        TreeRemover.Remove(source.Home);
        try
        {
            var root = KernelSource.RootOf(source.Home);
            await new SuiteUnpacker(target.Target, root, say).UnpackAsync(packages, Excluded, cancellation);

            say("unpacking the source");
            Directory.CreateDirectory(source.Folder);
            await new HostCommand(
                "tar",
                ["--extract", "--file", FindTarball(root, target.KernelRelease), "--directory", source.Folder,
                    "--strip-components=1", "--exclude=linux-source-*/Documentation/*/*"]).RunAsync(cancellation);
            await File.WriteAllTextAsync(Path.Combine(source.Home, StampName), source.Key, cancellation);
        }
        catch
        {
            TreeRemover.Remove(source.Home);
            throw;
        }
    }

    /// <summary>The source in an unpacked suite.</summary>
    /// <param name="root">The suite.</param>
    /// <param name="release">Of the kernel whose source it has to be.</param>
    /// <exception cref="HarnessException">There is none, or it is of another kernel.</exception>
    internal static string FindTarball(string root, string release)
    {
        var tarballs = Directory.GetFiles(Path.Combine(root, "usr/src"), "linux-source-*.tar.xz");
        if (tarballs is not [var only])
            throw new HarnessException($"expected one linux-source-*.tar.xz in '{root}/usr/src'");
        var version = Path.GetFileName(only)["linux-source-".Length..^".tar.xz".Length];
        var rest = release.StartsWith(version, StringComparison.Ordinal) ? release[version.Length..] : null;
        return rest is "" || (rest is [var next, ..] && !char.IsAsciiDigit(next))
            ? only
            : throw new HarnessException(
                $"the suites of the target have the source of Linux {version}, but its kernel is {release}");
    }

    private static bool IsWhole(KernelSource source) => File.Exists(Path.Combine(source.Home, StampName));
}
