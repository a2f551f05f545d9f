using Vimc.Harness.Failures;
using Vimc.Harness.Regress;

namespace Vimc.Harness.Coverage;

/// <summary>
/// Counts that runs left in folders: <c>TARGET/FLAVOUR/shard-N-of-M/coverage.info</c>. All of them are added up, be
/// they of several kernels or of several machines.
/// </summary>
internal static class CoverageResults
{
    /// <summary>Reads and adds.</summary>
    /// <param name="folders">What <c>--output</c> of each run was.</param>
    /// <param name="sourceOf">Finds a source by its path.</param>
    /// <exception cref="HarnessException">There are none, or they are of other sources.</exception>
    public static LineCounts Read(IReadOnlyCollection<string> folders, Func<string, SourceFile> sourceOf)
    {
        var counts = new LineCounts();
        foreach (var file in folders.SelectMany(Find))
            counts.Add(InfoFile.Parse(File.ReadAllText(file), file, sourceOf));
        return counts.Files.Count > 0
            ? counts
            : throw new HarnessException($"no {InfoFile.Name} in {string.Join(", ", folders)}; 'make coverage' makes some");
    }

    private static IEnumerable<string> Find(string folder) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, InfoFile.Name, SearchOption.AllDirectories)
                .Where(file => TestShard.FromFolderName(Path.GetFileName(Path.GetDirectoryName(file)!)) is not null)
                .Order(StringComparer.Ordinal)
            : throw new HarnessException($"'{folder}' does not exist; 'make coverage' makes it");
}
