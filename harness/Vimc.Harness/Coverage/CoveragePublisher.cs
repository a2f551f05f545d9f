using Vimc.Harness.Failures;
using Vimc.Harness.Report;

namespace Vimc.Harness.Coverage;

/// <summary>Judges what runs counted and writes it for everybody who wants to read it.</summary>
/// <param name="sources">Folder of the driver whose lines were counted.</param>
/// <param name="list">The file that says why some blocks are not reached.</param>
/// <param name="least">How many of a hundred lines must be reached.</param>
public sealed class CoveragePublisher(string sources, string list, double least)
{
    /// <summary>The list of this project, from the top of a clone.</summary>
    public const string DefaultList = "tests/coverage/unreached.txt";

    /// <summary>How many of a hundred lines this project wants reached.</summary>
    public const double DefaultLeast = 95;

    /// <summary>Judges and writes.</summary>
    /// <param name="folders">What <c>--output</c> of each run was.</param>
    /// <param name="output">Folder; created.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="HarnessException">There are no counts, or the list is wrong.</exception>
    public async Task<CoverageOutcome> PublishAsync(
        IReadOnlyCollection<string> folders, string output, CancellationToken cancellation)
    {
        var cache = new Dictionary<string, SourceFile>(StringComparer.Ordinal);
        SourceFile SourceOf(string path) =>
            cache.TryGetValue(path, out var known) ? known : cache[path] = SourceFile.Read(sources, path);

        var reasons = UnreachedList.Read(list);
        var counts = CoverageResults.Read(folders, SourceOf);
        var verdict = CoverageVerdict.Judge(counts, reasons, SourceOf, least);

        Directory.CreateDirectory(output);
        (string Title, string Name, string Text)[] contents =
        [
            ("coverage", "coverage.html", CoveragePage.Render(verdict, DateTime.UtcNow)),
            ("coverage table", "coverage.md", CoverageText.Markdown(verdict)),
            ("lcov", InfoFile.Name, InfoFile.Render(counts, SourceOf)),
            ("without a reason", "unreached.txt", CoverageText.Entries(verdict)),
        ];
        foreach (var (_, name, text) in contents)
            await File.WriteAllTextAsync(Path.Combine(output, name), text, cancellation);
        return new CoverageOutcome(
            verdict,
            [.. verdict.Complaints(list)],
            [.. contents.Select(content => (content.Title, Path.Combine(output, content.Name)))]);
    }
}
