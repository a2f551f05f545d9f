using Vimc.Harness.Failures;
using Vimc.Harness.Host;

namespace Vimc.Harness.Bisect;

/// <summary>The commits that may have broken something: from one that was good to one that is bad.</summary>
/// <param name="Good">Is not among the suspects.</param>
/// <param name="Suspects">Oldest first; the last one is the bad commit. Of a merge, only the first parent is followed.</param>
public sealed record CommitRange(BisectCommit Good, IReadOnlyList<BisectCommit> Suspects)
{
    private const string Format = "%H %s";

    /// <summary>The commit that is known to be bad.</summary>
    public BisectCommit Bad => Suspects[^1];

    /// <summary>Asks git.</summary>
    /// <param name="repository">A folder in the clone.</param>
    /// <param name="good">Any name of a commit.</param>
    /// <param name="bad">A later one.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="HarnessException">One of them does not exist, or the bad one does not follow the good one.</exception>
    public static async Task<CommitRange> ReadAsync(
        string repository, string good, string bad, CancellationToken cancellation)
    {
        var first = Parse(await GitAsync(repository, ["log", "-1", $"--format={Format}", $"{good}^{{commit}}", "--"], cancellation));
        var last = Parse(await GitAsync(repository, ["log", "-1", $"--format={Format}", $"{bad}^{{commit}}", "--"], cancellation));
        var between = await GitAsync(
            repository,
            ["log", "--first-parent", "--reverse", $"--format={Format}", $"{first[0].Id}..{last[0].Id}", "--"],
            cancellation);
        var suspects = Parse(between);
        var isAncestor = await new HostCommand(
            "git", ["-C", repository, "merge-base", "--is-ancestor", first[0].Id, last[0].Id]).TryRunAsync(cancellation);
        return isAncestor.ExitCode == 0 && suspects.Count > 0
            ? new CommitRange(first[0], suspects)
            : throw new HarnessException($"'{bad}' does not come after '{good}'; --good takes the older commit, --bad the later");
    }

    private static List<BisectCommit> Parse(string log) =>
    [
        .. log.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', 2))
            .Select(parts => new BisectCommit(parts[0], parts.ElementAtOrDefault(1) ?? "")),
    ];

    private static Task<string> GitAsync(string repository, string[] arguments, CancellationToken cancellation) =>
        new HostCommand("git", ["-C", repository, .. arguments]).RunAsync(cancellation);
}
