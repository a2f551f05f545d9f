namespace Vimc.Rows.Tests;

/// <summary>
/// The kernel's test pattern generator as source, unpacked from Debian's linux-source package into the cache folder
/// of this project. It is compared with, never kept here.
/// </summary>
internal static class KernelSource
{
    private const string Packages = "/usr/src";

    private static readonly string[] Paths =
    [
        "drivers/media/common/v4l2-tpg/v4l2-tpg-colors.c",
        "drivers/media/common/v4l2-tpg/v4l2-tpg-core.c",
        "include/linux/jhash.h",
        "include/media/tpg/v4l2-tpg.h",
    ];

    private static string Cache =>
        Environment.GetEnvironmentVariable("VIMC_CACHE") is { Length: > 0 } cache
            ? cache
            : Path.Combine(
                Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } home
                    ? home
                    : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
                "vimc-tools");

    /// <summary>
    /// The folder with the files, laid out as in the kernel. The first time it takes as long as reading the package
    /// does, about 10 seconds. Without the package the test fails: a ring that does not run must not look green.
    /// </summary>
    public static async Task<string> UnpackAsync(CancellationToken cancellation)
    {
        var package = Directory.EnumerateFiles(Packages, "linux-source-*.tar.xz")
            .Order(StringComparer.Ordinal)
            .LastOrDefault();
        if (package is null)
            Assert.Fail($"no linux-source-*.tar.xz in {Packages}: apt-get install linux-source");

        var version = Path.GetFileName(package!)[..^".tar.xz".Length];
        var folder = Path.Combine(Cache, "rows", version);
        if (!Array.TrueForAll(Paths, path => File.Exists(Path.Combine(folder, path))))
            await UnpackAsync(package!, version, folder, cancellation);

        return folder;
    }

    /// <summary>Source files of the generator below <paramref name="folder"/>.</summary>
    public static IEnumerable<string> SourcesIn(string folder) => Paths
        .Where(path => path.EndsWith(".c", StringComparison.Ordinal))
        .Select(path => Path.Combine(folder, path));

    /// <summary>Where <paramref name="folder"/> has its headers.</summary>
    public static string HeadersIn(string folder) => Path.Combine(folder, "include");

    // Beside its place first, so that an unpacking cut short leaves nothing that looks complete.
    private static async Task UnpackAsync(
        string package, string version, string folder, CancellationToken cancellation)
    {
        var fresh = $"{folder}.{Environment.ProcessId}";
        Directory.CreateDirectory(fresh);
        try
        {
            await Tool.RunAsync(
                "tar",
                ["-xJf", package, "-C", fresh, "--strip-components=1", "--occurrence=1",
                    .. Paths.Select(path => $"{version}/{path}")],
                cancellation);
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            Directory.Move(fresh, folder);
        }
        finally
        {
            if (Directory.Exists(fresh))
                Directory.Delete(fresh, recursive: true);
        }
    }
}
