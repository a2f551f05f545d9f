using Vimc.Harness.Host;

namespace Vimc.Mutants;

/// <summary>
/// The clean runs of this user, in the cache. A hundred of them take hours; those of several nights add up as long as
/// the driver and the names of the tests are the same.
/// </summary>
/// <param name="cache">Where it is.</param>
internal sealed class CleanRunLog(HarnessCache cache)
{
    private readonly string _file = Path.Combine(cache.History, "clean-runs.jsonl");

    /// <summary>The runs of a suite, oldest first.</summary>
    public IReadOnlyList<CleanRun> Of(CleanSuite suite) =>
        [.. JsonLines.Read<CleanRun>(_file).Where(run => run.Suite == suite.Key && run.Findings is not null)];

    /// <summary>Adds a run at the end.</summary>
    public async Task AppendAsync(CleanRun run, CancellationToken cancellation)
    {
        Directory.CreateDirectory(cache.History);
        using var held = await FileLock.AcquireAsync($"{_file}.lock", null, cancellation);
        await File.AppendAllTextAsync(_file, JsonLines.Of(run), cancellation);
    }
}
