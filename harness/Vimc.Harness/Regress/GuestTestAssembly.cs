using Vimc.Harness.Failures;
using Vimc.Harness.Host;
using Vimc.Harness.Qemu;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Regress;

/// <summary>
/// The guest tests of the project, built. They run in a process of their own, as their ring is set up once in each:
/// one target, one flavour, one set of drivers.
/// </summary>
/// <param name="path">The assembly.</param>
public sealed class GuestTestAssembly(string path)
{
    /// <summary>The file of results in the folder of a run.</summary>
    internal const string ReportName = "junit.xml";

    private const string LogName = "tests.log";

    // One for each test that failed.
    internal const string BundlesName = "bundles";

    /// <summary>What can be looked at of each test, in the folder of a run.</summary>
    internal const string EvidenceName = "evidence";

    // Of guests that hung.
    private const string MemoryName = "memory";

    // Long enough for a test run to end its guests after Ctrl-C.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>The assembly.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Folder for what the driver counts of its lines, which it is built to do then; null for none.</summary>
    public string? Counts { get; init; }

    /// <summary>Whether the memory of a guest that hangs is kept beside the results.</summary>
    public bool DumpsMemory { get; init; }

    /// <summary>Runs tests.</summary>
    /// <param name="filter">Which, as <c>dotnet test</c> takes it.</param>
    /// <param name="target">The suite to boot; null for the default.</param>
    /// <param name="flavour">The kernel to run them on.</param>
    /// <param name="drivers">
    /// A folder of drivers to load in place of the generated ones, each in a folder of the name of its topology, or null.
    /// </param>
    /// <param name="results">Folder for results and log; created.</param>
    /// <param name="onLine">Gets each line the runner prints, or null.</param>
    /// <param name="cancellation">Ends the tests and their guests.</param>
    /// <returns>What each test said; empty, if the run ended without saying anything.</returns>
    /// <exception cref="HarnessException">There is nothing to run, or nothing to run it with.</exception>
    public async Task<IReadOnlyList<TestResult>> RunAsync(
        string filter,
        Target? target,
        GuestFlavour flavour,
        string? drivers,
        string results,
        Action<string>? onLine,
        CancellationToken cancellation)
    {
        if (!File.Exists(Path))
            throw new HarnessException($"'{Path}' does not exist; 'dotnet build -c Release tests/Vimc.Guest.Tests' makes it");

        Directory.CreateDirectory(results);
        var report = System.IO.Path.GetFullPath(System.IO.Path.Combine(results, ReportName));
        File.Delete(report);
        var bundles = System.IO.Path.GetFullPath(System.IO.Path.Combine(results, BundlesName));
        var evidence = System.IO.Path.GetFullPath(System.IO.Path.Combine(results, EvidenceName));
        var memory = System.IO.Path.GetFullPath(System.IO.Path.Combine(results, MemoryName));
        TreeRemover.Remove(memory);
        TreeRemover.Remove(bundles);
        TreeRemover.Remove(evidence);
        // As it comes: what was found before Ctrl-C stays.
        await using var log = TextWriter.Synchronized(
            new StreamWriter(System.IO.Path.Combine(results, LogName)) { AutoFlush = true });
        // Tests that are ended by force do not clean up themselves.
        using var scratch = new ScratchFolder("vimc-tests-");
        var command = new HostCommand("dotnet", ArgumentsFor(filter, results, report))
        {
            Environment = new Dictionary<string, string?>
            {
                ["VIMC_TARGET"] = target?.Name,
                ["VIMC_KERNEL"] = target?.KernelTree is { } tree ? System.IO.Path.GetFullPath(tree) : null,
                ["VIMC_FLAVOUR"] = flavour.Name(),
                ["VIMC_DRIVERS"] = drivers,
                ["VIMC_BUNDLES"] = bundles,
                ["VIMC_EVIDENCE"] = evidence,
                ["VIMC_COVERAGE"] = Counts,
                ["VIMC_MEMORY"] = DumpsMemory ? memory : null,
                ["TMPDIR"] = scratch.Path,
            },
            Grace = Grace,
            OnLine = line =>
            {
                log.WriteLine(line);
                onLine?.Invoke(line);
            },
        };
        await command.TryRunAsync(cancellation);
        return File.Exists(report) ? JUnitReport.Read(report) : [];
    }

    private string[] ArgumentsFor(string filter, string results, string report) =>
    [
        "test", Path, "--filter", filter,
        "--test-adapter-path", System.IO.Path.GetDirectoryName(Path)!,
        "--results-directory", results,
        "--logger", $"junit;LogFilePath={report}",
        "--logger", "console;verbosity=normal",
    ];
}
