using System.Diagnostics;
using Vimc.Harness.Build;
using Vimc.Harness.Failures;
using Vimc.Harness.Guest;
using Vimc.Harness.Host;
using Vimc.Harness.Qemu;
using Vimc.Harness.Scenario;

namespace Vimc.Harness.Bench;

/// <summary>
/// Measures what frames cost: builds both drivers, boots one guest with everything in it, and gives each case a
/// pristine clone of it, in which the drivers take turns.
/// </summary>
public sealed class BenchRun
{
    // With the largest window the in-tree driver spends half a minute on a frame without a pause, and the kernel says
    // so. Ours has no function of that name.
    private const string InTreeThread = "vimc_streamer_thread";

    private readonly BenchOptions _options;
    private readonly IRunView _view;
    private readonly List<(RunStep Step, Func<RunStep, CancellationToken, Task<StepOutcome>> Work)> _plan = [];
    private readonly List<CaseResult> _results = [];
    private readonly List<(string Title, string Path)> _files = [];
    private TestBench? _bench;
    private BuiltModule? _vimc;
    private BuiltModule? _inTree;
    private GuestTemplate? _template;
    private BenchHost? _host;

    /// <summary>Plans it.</summary>
    /// <exception cref="HarnessException">An option names a case that does not exist.</exception>
    public BenchRun(BenchOptions options, IRunView view)
    {
        _options = options;
        _view = view;

        Plan($"prepare {options.Target.Name} and boot its template", PrepareAsync);
        Plan("build the driver", BuildAsync);
        Plan("build the in-tree driver", BuildInTreeAsync);
        Plan("put both into a guest", DeriveAsync);
        foreach (var benchCase in BenchCases.Choose(options.Cases))
            Plan(benchCase.Title, (step, token) => MeasureAsync(benchCase, step, token));
        Plan("write the report", WriteAsync);
    }

    /// <summary>The ids of all cases, in the order they are measured.</summary>
    public static IReadOnlyList<string> CaseIds => [.. BenchCases.All.Select(known => known.Id)];

    /// <summary>Runs it. What fails, and what costs too much, is in the report.</summary>
    public async Task<BenchReport> ExecuteAsync(CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        Directory.CreateDirectory(_options.Output);
        _view.OnBegin([.. _plan.Select(planned => planned.Step)]);
        try
        {
            foreach (var (step, work) in _plan)
            {
                await DoAsync(step, work, cancellation);
                // Without the guest there is nothing to measure.
                if (step.State == StepState.Failed && _template is null)
                    break;
            }
        }
        finally
        {
            _view.OnEnd();
        }
        var run = new RunReport([.. _plan.Select(planned => planned.Step)], _files, watch.Elapsed);
        return new BenchReport(_host ?? new BenchHost("", "", "", "", "", 0), _results, run);
    }

    private void Plan(string name, Func<RunStep, CancellationToken, Task<StepOutcome>> work) =>
        _plan.Add((new RunStep(name), work));

    private async Task DoAsync(
        RunStep step, Func<RunStep, CancellationToken, Task<StepOutcome>> work, CancellationToken cancellation)
    {
        step.Begin();
        _view.OnUpdate(step);
        try
        {
            step.End(await work(step, cancellation));
        }
        catch (Exception failure) when (failure is HarnessException or GuestFailureException or ModuleBuildException)
        {
            step.End(new StepOutcome(failure.Message, failure.Message.Split('\n')[0]));
        }
        _view.OnUpdate(step);
    }

    private async Task<StepOutcome> PrepareAsync(RunStep step, CancellationToken cancellation)
    {
        _bench = await TestBench.OpenAsync(_options.Target, _options.Machine, NotesTo(step), cancellation);
        _host = new BenchHost(
            _bench.Setup.Target.KernelRelease,
            $"{_bench.Setup.Machine.Accelerator}",
            _bench.Setup.Machine.ProcessorModel,
            await QemuVersion.ReadAsync(cancellation),
            HostProcessor.Name(),
            _options.Effort.Runs);
        return new StepOutcome(Detail: $"kernel {_host.Kernel}, {_host.Accelerator}");
    }

    private async Task<StepOutcome> BuildAsync(RunStep step, CancellationToken cancellation)
    {
        _vimc = await _bench!.BuildModuleAsync(_options.DriverTree, NotesTo(step), cancellation);
        return new StepOutcome();
    }

    private async Task<StepOutcome> BuildInTreeAsync(RunStep step, CancellationToken cancellation)
    {
        _inTree = await _bench!.BuildInTreeDriverAsync(NotesTo(step), cancellation);
        return new StepOutcome();
    }

    private async Task<StepOutcome> DeriveAsync(RunStep step, CancellationToken cancellation)
    {
        var setup = _bench!.Setup;
        var program = await new GuestProgramBuilder(setup.Cache)
            .BuildAsync(setup.Target, GuestProgramBuilder.Measure, cancellation);
        _template = await _bench.Template.DeriveAsync(
            $"{Path.GetFileName(program)} {_vimc!.Key} {_inTree!.Key}",
            (session, token) => BenchGuest.PrepareAsync(session, program, _vimc, _inTree, token),
            cancellation);
        return new StepOutcome();
    }

    private async Task<StepOutcome> MeasureAsync(BenchCase benchCase, RunStep step, CancellationToken cancellation)
    {
        await using var session = await _template!.CloneAsync(cancellation);
        var guest = new BenchGuest(session);
        var result = await benchCase.MeasureAsync(guest, _options.Effort, text => Say(step, text), cancellation);
        _results.Add(result);

        var findings = await session.ScanKernelLogAsync(default, null, cancellation);
        var missed = result.Verdicts.Where(verdict => !verdict.IsMet)
            .Select(verdict => $"{verdict.Claim}: {verdict.Measured}")
            .Concat(findings.Where(finding => finding.Function != InTreeThread).Select(finding => finding.Title))
            .ToArray();
        var detail = BenchText.Summary(result);
        return missed.Length == 0 ? new StepOutcome(Detail: detail) : new StepOutcome(string.Join('\n', missed), detail);
    }

    private async Task<StepOutcome> WriteAsync(RunStep step, CancellationToken cancellation)
    {
        await SaveAsync("table", "bench.md", BenchText.Markdown(_host!, _results), cancellation);
        await SaveAsync("data", "bench.json", BenchData.Serialize(_host!, _results), cancellation);
        _files.AddRange(BenchPlots.Save(_host!, _results, _options.Output));
        return new StepOutcome();
    }

    private async Task SaveAsync(string title, string name, string content, CancellationToken cancellation)
    {
        var path = Path.Combine(_options.Output, name);
        await File.WriteAllTextAsync(path, content, cancellation);
        _files.Add((title, path));
    }

    private void Say(RunStep step, string detail)
    {
        step.Detail = detail;
        _view.OnUpdate(step);
    }

    private DirectProgress NotesTo(RunStep step) => new(note => Say(step, note.Detail));
}
