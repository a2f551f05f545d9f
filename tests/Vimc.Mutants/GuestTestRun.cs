namespace Vimc.Mutants;

/// <summary>Runs guest tests in a process of their own.</summary>
/// <param name="workspace">Where the tests are.</param>
internal sealed class GuestTestRun(MutantWorkspace workspace)
{
    /// <summary>Runs tests.</summary>
    /// <param name="filter">Which, as <c>dotnet test</c> takes it.</param>
    /// <param name="flavour">The kernel to run them on.</param>
    /// <param name="driver">The driver to load in place of the generated one, or null.</param>
    /// <param name="results">Folder for results and log; it exists.</param>
    /// <param name="cancellation">Ends the tests and their guests.</param>
    /// <returns>What each test said; empty, if the run ended without saying anything.</returns>
    public async Task<IReadOnlyList<TestResult>> RunAsync(
        string filter, string flavour, string? driver, string results, CancellationToken cancellation)
    {
        var report = Path.Combine(results, "junit.xml");
        File.Delete(report);
        string[] arguments =
        [
            "test", workspace.GuestTests, "--filter", filter,
            "--test-adapter-path", Path.GetDirectoryName(workspace.GuestTests)!,
            "--results-directory", results, "--logger", $"junit;LogFilePath={report}",
        ];
        var environment = new Dictionary<string, string?>
        {
            ["VIMC_FLAVOUR"] = flavour,
            ["VIMC_DRIVER_TREE"] = driver,
        };
        var (_, output) = await HostProgram.RunAsync("dotnet", arguments, environment, cancellation);
        await File.WriteAllTextAsync(Path.Combine(results, "tests.log"), output, cancellation);
        return File.Exists(report) ? JUnitReport.Parse(await File.ReadAllTextAsync(report, cancellation)) : [];
    }
}
