using System.Globalization;
using System.Text.RegularExpressions;
using Vimc.Harness.Host;

namespace Vimc.Harness.Regress;

/// <summary>
/// Runs tests again that failed, each time in fresh guests. It hides nothing: a test that failed once has failed, and
/// these runs tell how often it does.
/// </summary>
/// <param name="tests">The guest tests.</param>
/// <param name="cell">What they failed on.</param>
/// <param name="results">Folder of the results they failed in; those of the reruns go into folders there.</param>
internal sealed partial class FailureReruns(GuestTestAssembly tests, RegressCell cell, string results)
{
    private const string Prefix = "rerun-";

    // Where more than these fail, it is no matter of chance.
    private const int MostTests = 20;

    /// <summary>Runs them.</summary>
    /// <param name="said">What each test said in the first run.</param>
    /// <param name="count">How often.</param>
    /// <param name="say">Gets the news.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(
        IReadOnlyList<TestResult> said, int count, Action<string> say, CancellationToken cancellation)
    {
        foreach (var old in Directory.EnumerateDirectories(results, $"{Prefix}*"))
            TreeRemover.Remove(old);
        var failed = said.Where(test => test.Failure is not null).Take(MostTests).ToList();
        for (var round = 1; failed.Count > 0 && round <= count; round++)
        {
            say($"running {failed.Count} failed tests again, {round} of {count}");
            var folder = Path.Combine(results, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{round}"));
            await tests.RunAsync(FilterFor(failed), cell.Target, cell.Flavour, null, folder, null, cancellation);
        }
    }

    /// <summary>Adds to the results of a shard what reruns found.</summary>
    public static IReadOnlyList<TestResult> Annotate(IReadOnlyList<TestResult> said, string results)
    {
        var again = Directory.EnumerateDirectories(results, $"{Prefix}*")
            .Select(folder => Path.Combine(folder, GuestTestAssembly.ReportName))
            .Where(File.Exists)
            .SelectMany(JUnitReport.Read)
            .ToLookup(test => test.FullName);
        return
        [
            .. said.Select(test => test with
            {
                Reruns = again[test.FullName].Count(),
                FailedReruns = again[test.FullName].Count(rerun => rerun.Failure is not null),
            }),
        ];
    }

    /// <summary>Only these tests, as <c>dotnet test</c> takes them.</summary>
    internal static string FilterFor(IEnumerable<TestResult> failed) => string.Join(
        '|', failed.Select(test => $"FullyQualifiedName={Special().Replace(test.FullName, @"\$0")}"));

    // What has a meaning in a filter.
    [GeneratedRegex(@"[\\()&|=!~]")]
    private static partial Regex Special();
}
