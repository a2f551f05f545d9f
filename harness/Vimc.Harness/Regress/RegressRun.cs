using System.Diagnostics;
using Vimc.Harness.Coverage;
using Vimc.Harness.Failures;
using Vimc.Harness.Host;
using Vimc.Harness.Kernels;
using Vimc.Harness.Qemu;
using Vimc.Harness.Scenario;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Regress;

/// <summary>Runs the guest tests on a matrix of kernels, one cell after another; a failure stops nothing.</summary>
public sealed class RegressRun
{
    private readonly RegressOptions _options;
    private readonly IRunView _view;
    private readonly IReadOnlyList<(RegressCell Cell, RunStep Step)> _plan;

    /// <summary>Plans it.</summary>
    public RegressRun(RegressOptions options, IRunView view)
    {
        _options = options;
        _view = view;
        _plan = [.. options.Cells.Select(cell => (cell, StepOf(cell)))];
    }

    /// <summary>Runs it; what fails is in the report. Results are in the output folder as soon as a cell has ended.</summary>
    public async Task<RunReport> ExecuteAsync(CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        _view.OnBegin([.. _plan.Select(planned => planned.Step)]);
        try
        {
            foreach (var (cell, step) in _plan)
                await DoAsync(cell, step, cancellation);
        }
        finally
        {
            _view.OnEnd();
        }
        return new RunReport([.. _plan.Select(planned => planned.Step)], [], watch.Elapsed);
    }

    private async Task DoAsync(RegressCell cell, RunStep step, CancellationToken cancellation)
    {
        step.Begin();
        _view.OnUpdate(step);
        try
        {
            step.End(await TestAsync(cell, step, cancellation));
        }
        catch (HarnessException failure)
        {
            step.End(new StepOutcome(failure.Message, failure.Message.Split('\n')[0]));
        }
        _view.OnUpdate(step);
    }

    private async Task<StepOutcome> TestAsync(RegressCell cell, RunStep step, CancellationToken cancellation)
    {
        RemoveOtherDivisions(cell);
        var results = Path.Combine(cell.FolderIn(_options.Output), _options.Shard.FolderName);
        var counts = PrepareCounts(results);
        var tests = new GuestTestAssembly(_options.Tests) { Counts = counts, DumpsMemory = _options.DumpsMemory };
        var began = DateTime.UtcNow;
        // Who works on while the tests run does not mean those.
        var commit = await GitClone.DescribeAsync(
            Path.GetDirectoryName(Path.GetFullPath(_options.Tests))!, cancellation);
        var said = await tests.RunAsync(
            FilterFor(cell, tests), cell.Target, cell.Flavour, null, results, line => SayTest(step, line), cancellation);
        await WriteFactsAsync(cell, began, commit, results, cancellation);
        await new FailureReruns(tests, cell, results).RunAsync(
            said, _options.Reruns, text => Say(step, text), cancellation);
        if (counts is not null && said.Count > 0)
            await AddCountsAsync(cell, new CountsFolder(counts), results, cancellation);

        var result = new CellResult(cell.Target.Title, cell.Flavour.Name(), said, []);
        if (said.Count == 0)
            return new StepOutcome($"no test ran; see {Path.Combine(results, "tests.log")}", "no test ran");
        return result.HasPassed
            ? new StepOutcome(Detail: result.Summary)
            : new StepOutcome(string.Join('\n', result.Failures.Select(test => test.Name)), result.Summary);
    }

    // What an earlier run counted is not of this driver.
    private string? PrepareCounts(string results)
    {
        if (_options.CountedSources is null)
            return null;
        var counts = Path.GetFullPath(Path.Combine(results, "counts"));
        TreeRemover.Remove(counts);
        Directory.CreateDirectory(results);
        File.Delete(Path.Combine(results, InfoFile.Name));
        return counts;
    }

    // Here, as the compiler that made the notes is here; other machines take the result.
    private async Task AddCountsAsync(
        RegressCell cell, CountsFolder counts, string results, CancellationToken cancellation)
    {
        var cache = HarnessCache.ForThisUser();
        var suite = await new TargetStore(cache).PrepareAsync(cell.Target, null, cancellation);
        var target = await new KernelStore(cache).PrepareAsync(suite, cell.Flavour, null, cancellation);
        var sources = _options.CountedSources!;
        var lines = await new GcovReader(target).ReadAsync(counts, sources, cancellation);
        await File.WriteAllTextAsync(
            Path.Combine(results, InfoFile.Name),
            InfoFile.Render(lines, path => SourceFile.Read(sources, path)),
            cancellation);
    }

    // After the tests, which prepare the target where it is not there yet.
    private async Task WriteFactsAsync(
        RegressCell cell, DateTime began, string commit, string results, CancellationToken cancellation)
    {
        if (new TargetStore(HarnessCache.ForThisUser()).TryOpen(cell.Target) is not { } ready)
            return;
        var facts = new CellFacts(
            await ReleaseOfAsync(cell, ready, cancellation),
            ready.Key,
            await QemuVersion.ReadAsync(cancellation),
            HostProcessor.Name(),
            commit,
            _options.Filter,
            began,
            DateTime.UtcNow - began);
        await facts.WriteAsync(results, cancellation);
    }

    private static async Task<string> ReleaseOfAsync(
        RegressCell cell, PreparedTarget ready, CancellationToken cancellation)
    {
        if (cell.Target.KernelTree is { } tree)
            return KernelTree.Open(tree).Release;
        if (!cell.Flavour.NeedsOwnKernel())
            return ready.KernelRelease;
        var built = await new KernelStore(HarnessCache.ForThisUser())
            .PrepareAsync(ready, cell.Flavour, null, cancellation);
        return built.KernelRelease;
    }

    // Shards of an earlier run that was divided differently cannot be merged with this one.
    private void RemoveOtherDivisions(RegressCell cell)
    {
        var folder = cell.FolderIn(_options.Output);
        if (!Directory.Exists(folder))
            return;
        foreach (var old in Directory.EnumerateDirectories(folder))
        {
            if (TestShard.FromFolderName(Path.GetFileName(old)) is { } shard && shard.Count != _options.Shard.Count)
                TreeRemover.Remove(old);
        }
    }

    private string FilterFor(RegressCell cell, GuestTestAssembly tests)
    {
        var filter = _options.Filter is { } more ? $"{cell.Filter}&({more})" : cell.Filter;
        if (_options.Shard == TestShard.Whole)
            return filter;
        var fixtures = TestFixtures.Read(tests.Path);
        return TestFixtures.Restrict(filter, _options.Shard.Of(fixtures), fixtures);
    }

    private static RunStep StepOf(RegressCell cell) => new(cell.Name, cell.Target.Name) { Tests = new TestProgress() };

    private void SayTest(RunStep step, string line)
    {
        if (step.Tests!.Take(line))
            Say(step, line.Trim());
    }

    private void Say(RunStep step, string text)
    {
        step.Detail = text;
        _view.OnUpdate(step);
    }
}
