using System.Text.RegularExpressions;
using Vimc.Harness.Failures;
using Vimc.Harness.Host;

namespace Vimc.Harness.Targets;

/// <summary>A Debian suite to build for and to boot.</summary>
/// <param name="Name">What the user calls it.</param>
/// <param name="Suite">The suite it is made of.</param>
public sealed partial record Target(string Name, string Suite)
{
    // Changes when the way a target is made changes in a way its data does not show.
    private const string RecipeVersion = "1";

    private static readonly string[] KernelPackages = ["linux-image-amd64", "linux-headers-amd64"];

    private static readonly string[] DefaultPackages =
    [
        "base-files", "dash", "bash", "coreutils", "sed", "grep", "mawk", "findutils", "perl-base", "busybox",
        "libc-bin", "kmod", "udev", "v4l-utils", "make", "gcc", "libc6-dev", .. KernelPackages,
    ];

    /// <summary>More suites to take packages from, as in <c>bookworm-security</c>.</summary>
    public IReadOnlyList<ExtraSuite> ExtraSuites { get; init; } = [];

    /// <summary>
    /// Folder of a kernel that a developer built and that takes the place of the suite's own; null for that.
    /// </summary>
    public string? KernelTree { get; init; }

    /// <summary>What reports call it: its name, and the folder of a developer's kernel.</summary>
    public string Title => KernelTree is { } tree ? $"{Name}@{Path.GetFileName(Path.GetFullPath(tree).TrimEnd('/'))}" : Name;

    /// <summary>Components of the archive.</summary>
    public IReadOnlyList<string> Components { get; init; } = ["main"];

    /// <summary>
    /// Packages of the root, with what they depend on. <c>name/suite</c> takes one from an extra suite.
    /// </summary>
    public IReadOnlyList<string> Packages { get; init; } = DefaultPackages;

    /// <summary>Paths (tar patterns) that are left out: they are most of the size and none of the use.</summary>
    public IReadOnlyList<string> Excluded { get; init; } =
    [
        "./dev/*", "./usr/share/doc/*", "./usr/share/man/*", "./usr/share/locale/*", "./usr/share/info/*",
        "./boot/System.map-*.gz",
        "./usr/lib/modules/*/kernel/drivers/gpu", "./usr/lib/modules/*/kernel/drivers/infiniband",
        "./usr/lib/modules/*/kernel/drivers/net", "./usr/lib/modules/*/kernel/drivers/scsi",
        "./usr/lib/modules/*/kernel/drivers/staging", "./usr/lib/modules/*/kernel/drivers/usb",
        "./usr/lib/modules/*/kernel/fs", "./usr/lib/modules/*/kernel/net", "./usr/lib/modules/*/kernel/sound",
    ];

    /// <summary>The targets this version knows; the first is the default.</summary>
    public static IReadOnlyList<Target> All { get; } =
    [
        new Target("bookworm", "bookworm")
        {
            ExtraSuites = [new ExtraSuite("bookworm-security", Archive.Security), new ExtraSuite("bookworm-updates")],
        },
        new Target("trixie", "trixie")
        {
            ExtraSuites = [new ExtraSuite("trixie-security", Archive.Security), new ExtraSuite("trixie-updates")],
        },
        new Target("sid", "sid"),
        new Target("trixie-backports", "trixie")
        {
            ExtraSuites =
            [
                new ExtraSuite("trixie-security", Archive.Security), new ExtraSuite("trixie-updates"),
                new ExtraSuite("trixie-backports"),
            ],
            Packages =
            [
                .. DefaultPackages.Except(KernelPackages), .. KernelPackages.Select(name => $"{name}/trixie-backports"),
            ],
        },
    ];

    /// <summary>
    /// The target of that name: one of <see cref="All"/>, or any suite of the archive, <c>forky</c>, also with the
    /// kernel of another one, <c>bookworm+bookworm-backports</c>.
    /// </summary>
    /// <exception cref="HarnessException">It is no name of a suite; the message lists the known targets.</exception>
    public static Target Find(string name) => All.FirstOrDefault(target => target.Name == name) ?? OfSuites(name);

    /// <summary>Whether <see cref="Find"/> makes sense of it.</summary>
    internal static bool IsName(string name) => SuiteNames().IsMatch(name);

    /// <summary>What users can say, for messages.</summary>
    internal static string Choices =>
        $"there are {string.Join(", ", All.Select(target => target.Name))}, any other suite of the archive, and "
        + "SUITE+SUITE for one with the kernel of another";

    private static Target OfSuites(string name)
    {
        if (!IsName(name))
            throw new HarnessException($"no target '{name}'; {Choices}");
        return name.Split('+') is [var suite, var kernelSuite]
            ? new Target(name, suite)
            {
                ExtraSuites = [new ExtraSuite(kernelSuite)],
                Packages =
                [
                    .. DefaultPackages.Except(KernelPackages),
                    .. KernelPackages.Select(package => $"{package}/{kernelSuite}"),
                ],
            }
            : new Target(name, name);
    }

    [GeneratedRegex(@"^[a-z][a-z0-9-]*(\+[a-z][a-z0-9-]*)?$")]
    private static partial Regex SuiteNames();

    /// <summary>
    /// The package with the source of the kernel: of the suite that the kernel is taken from, which need not be the one
    /// that apt would take it from.
    /// </summary>
    internal string KernelSourcePackage
    {
        get
        {
            var image = Packages.FirstOrDefault(package => package.Split('/')[0] == KernelPackages[0]);
            return image?.Split('/') is [_, var suite] ? $"linux-source/{suite}" : "linux-source";
        }
    }

    /// <summary>Key of everything that decides what a prepared target holds, apart from the archive itself.</summary>
    internal string RecipeKey()
    {
        using var hash = new ContentHash();
        return hash
            .Add(RecipeVersion)
            .Add(Suite)
            .Add([.. ExtraSuites.Select(extra => $"{extra.Archive} {extra.Name}")])
            .Add([.. Components])
            .Add([.. Packages])
            .Add([.. Excluded])
            .ToKey();
    }
}
