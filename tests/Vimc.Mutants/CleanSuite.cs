using Vimc.Harness.Host;

namespace Vimc.Mutants;

/// <summary>The tests of all mutants of one kernel, to be run on the driver as it is.</summary>
/// <param name="Flavour">The kernel.</param>
/// <param name="Filter">The tests, as <c>dotnet test</c> takes them.</param>
/// <param name="Key">
/// Changes with the driver, the names of the tests and of the flavour: runs with the same key count together. What a test
/// does is not in it.
/// </param>
internal sealed record CleanSuite(string Flavour, string Filter, string Key)
{
    /// <summary>The suites of these mutants, one for each kernel that one of them names.</summary>
    /// <param name="mutants">The mutants.</param>
    /// <param name="drivers">The drivers of all topologies as they were generated.</param>
    public static IReadOnlyList<CleanSuite> AllOf(IEnumerable<Mutant> mutants, string drivers) =>
    [
        .. mutants.GroupBy(mutant => mutant.Flavour).Select(group =>
        {
            var filter = Mutant.FilterOf(group.SelectMany(mutant => mutant.Tests));
            return new CleanSuite(group.Key, filter, KeyOf(group.Key, filter, drivers));
        }),
    ];

    private static string KeyOf(string flavour, string filter, string drivers)
    {
        using var hash = new ContentHash();
        hash.Add(flavour).Add(filter);
        var files = Directory.EnumerateFiles(drivers, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        foreach (var file in files)
            hash.Add(Path.GetRelativePath(drivers, file)).Add(File.ReadAllBytes(file));
        return hash.ToKey();
    }
}
