using Vimc.Harness.Failures;
using Vimc.Harness.Guest;
using Vimc.Harness.Host;

namespace Vimc.Harness.Bisect;

/// <summary>
/// Builds the driver of a commit, loads it and runs a command in a fresh clone. It failed if the command did, or if the
/// kernel reported a bug meanwhile.
/// </summary>
public sealed class GuestProbe : IBisectProbe, IDisposable
{
    private readonly TestBench _bench;
    private readonly string _repository;
    private readonly string _command;
    private readonly TimeSpan _deadline;
    private readonly string _tree;
    private readonly FileLock _held;

    private BisectCommit? _current;
    private GuestTemplate? _template;
    private string _obstacle = "";

    private GuestProbe(TestBench bench, string repository, string command, TimeSpan deadline, string tree, FileLock held)
    {
        _bench = bench;
        _repository = repository;
        _command = command;
        _deadline = deadline;
        _tree = tree;
        _held = held;
    }

    /// <summary>Opens one. All commits of a clone are built in one folder, so that only what changed is compiled.</summary>
    /// <param name="bench">What to build and run on.</param>
    /// <param name="repository">A folder in the clone the commits are of.</param>
    /// <param name="command">Text for <c>sh -c</c> in the guest, run with the driver loaded.</param>
    /// <param name="deadline">Wall time the command may take on the reference host; a hang is a failure.</param>
    /// <param name="cancellation">Ends the wait for another search in the same clone.</param>
    /// <exception cref="HarnessException">There is no clone.</exception>
    public static async Task<GuestProbe> OpenAsync(
        TestBench bench, string repository, string command, TimeSpan deadline, CancellationToken cancellation)
    {
        var top = await GitClone.TopAsync(repository, cancellation);
        using var place = new ContentHash();
        var tree = Path.Combine(bench.Setup.Cache.Builds, "bisect", place.Add(top).ToKey());
        var held = await FileLock.AcquireAsync($"{tree}.lock", null, cancellation);
        return new GuestProbe(bench, top, command, deadline, tree, held);
    }

    /// <inheritdoc/>
    public async Task<ProbeResult> TryAsync(BisectCommit commit, CancellationToken cancellation)
    {
        if (commit != _current)
            await PrepareAsync(commit, cancellation);
        if (_template is null)
            return new ProbeResult(ProbeVerdict.CannotTell, _obstacle);

        await using var guest = await _template.CloneAsync(cancellation);
        var start = guest.KernelRecords.Mark();
        try
        {
            var result = await guest.RunAsync(_command, _deadline, cancellation);
            var findings = await guest.ScanKernelLogAsync(start, "vimc", cancellation);
            if (findings.Count > 0)
                return new ProbeResult(ProbeVerdict.Failed, findings[0].Title);
            return result.ExitCode == 0
                ? ProbeResult.Passed
                : new ProbeResult(ProbeVerdict.Failed, $"exit status {result.ExitCode}");
        }
        catch (GuestFailureException failure)
        {
            return new ProbeResult(ProbeVerdict.Failed, failure.Message.Split('\n')[0]);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _held.Dispose();

    private async Task PrepareAsync(BisectCommit commit, CancellationToken cancellation)
    {
        (_current, _template) = (commit, null);
        try
        {
            await CheckOutAsync(commit, cancellation);
            var module = await _bench.BuildModuleAsync(_tree, null, cancellation);
            _template = await _bench.LoadedAsync(module, null, cancellation);
        }
        catch (ModuleBuildException failure)
        {
            _obstacle = $"it does not build\n{failure.Message}";
        }
        catch (GuestFailureException failure)
        {
            _obstacle = $"it does not load\n{failure.Message}";
        }
    }

    // Of a commit only the driver is wanted; the clone and what is checked out in it are left alone.
    private async Task CheckOutAsync(BisectCommit commit, CancellationToken cancellation)
    {
        TreeRemover.Remove(_tree);
        Directory.CreateDirectory(_tree);
        var archive = Path.Combine(_tree, "commit.tar");
        await new HostCommand("git", ["-C", _repository, "archive", "--output", archive, commit.Id, "--", "Kbuild", "kmod"])
            .RunAsync(cancellation);
        await new HostCommand("tar", ["-x", "-f", archive, "-C", _tree]).RunAsync(cancellation);
        File.Delete(archive);
    }
}
