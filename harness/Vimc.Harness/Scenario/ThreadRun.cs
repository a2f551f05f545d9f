using System.Diagnostics;
using System.Text;
using Vimc.Harness.Build;
using Vimc.Harness.Failures;
using Vimc.Harness.Frames;
using Vimc.Harness.Guest;
using Vimc.Harness.Host;
using Vimc.Harness.MediaGraph;
using Vimc.Harness.Qemu;

namespace Vimc.Harness.Scenario;

/// <summary>
/// From a driver tree to streaming frames: builds, boots, loads, runs the commands of the thread, streams, takes
/// pictures, unloads, and reads the kernel log.
/// </summary>
public sealed class ThreadRun
{
    private static readonly TimeSpan StreamLimit = TimeSpan.FromSeconds(90);

    private readonly RunOptions _options;
    private readonly IRunView _view;
    private readonly List<(RunStep Step, Func<RunStep, CancellationToken, Task<StepOutcome>> Work)> _plan = [];
    private readonly List<(string Title, string Path)> _files = [];
    private TestBench? _bench;
    private BuiltModule? _module;
    private GuestSession? _guest;

    /// <summary>Plans a run.</summary>
    public ThreadRun(RunOptions options, IRunView view)
    {
        _options = options;
        _view = view;

        Plan($"prepare {options.Target.Name} and boot its template", PrepareAsync);
        Plan("build the module", BuildAsync);
        Plan("clone a guest", CloneAsync);
        Plan("load the module", LoadAsync);
        foreach (var command in ThreadCommands.Configure)
            Plan(command, (_, token) => CommandAsync(command, token));
        Plan("draw the media graph", DrawAsync);
        foreach (var node in ThreadCommands.Captures)
            Plan(ThreadCommands.Stream(node), (step, token) => StreamAsync(node, step, token));
        foreach (var node in ThreadCommands.Captures)
            Plan($"take a picture from {node}", (_, token) => PictureAsync(node, token));
        Plan("unload the module", (_, token) => CommandAsync($"rmmod {Module.Name}", token));
        Plan("read the kernel log", ReadLogAsync);
    }

    private TestBench Bench => _bench!;

    private BuiltModule Module => _module!;

    private GuestSession Guest => _guest!;

    /// <summary>Runs it. Failures of the driver, the guest and the harness are in the report.</summary>
    public async Task<RunReport> ExecuteAsync(CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        Directory.CreateDirectory(_options.Output);
        _view.OnBegin([.. _plan.Select(planned => planned.Step)]);
        try
        {
            foreach (var (step, work) in _plan)
            {
                await DoAsync(step, work, cancellation);
                // Without a guest that has the module there is nothing to try.
                if (step.State == StepState.Failed && (_guest is null || step.Name == "load the module"))
                    break;
            }
            await SaveLogsAsync();
        }
        finally
        {
            _view.OnEnd();
            if (_guest is not null)
                await _guest.DisposeAsync();
        }
        return new RunReport([.. _plan.Select(planned => planned.Step)], _files, watch.Elapsed);
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
        catch (Exception failure) when (failure is HarnessException or GuestFailureException or ModuleBuildException
            or InvalidDataException)
        {
            step.End(new StepOutcome(failure.Message, failure.Message.Split('\n')[0]));
        }
        _view.OnUpdate(step);
    }

    private async Task<StepOutcome> PrepareAsync(RunStep step, CancellationToken cancellation)
    {
        _bench = await TestBench.OpenAsync(
            _options.Target, new MachineOptions { Flavour = _options.Flavour }, NotesTo(step), cancellation);
        var machine = _bench.Setup.Machine;
        return new StepOutcome(Detail: $"kernel {_bench.Setup.Target.KernelRelease}, {machine.Accelerator}");
    }

    private async Task<StepOutcome> BuildAsync(RunStep step, CancellationToken cancellation)
    {
        _module = await Bench.BuildModuleAsync(_options.DriverTree, NotesTo(step), cancellation);
        return new StepOutcome(Detail: $"{new FileInfo(_module.File).Length / 1024} KiB");
    }

    private async Task<StepOutcome> CloneAsync(RunStep step, CancellationToken cancellation)
    {
        _guest = await Bench.Template.CloneAsync(cancellation);
        return new StepOutcome(Detail: Bench.Template.SlowBecause ?? "");
    }

    private async Task<StepOutcome> LoadAsync(RunStep step, CancellationToken cancellation)
    {
        await Guest.LoadModuleAsync(Module, null, cancellation);
        return new StepOutcome();
    }

    private async Task<StepOutcome> CommandAsync(string command, CancellationToken cancellation)
    {
        var result = await Guest.RunAsync(command, null, cancellation);
        if (result.ExitCode == 0)
            return new StepOutcome();
        var said = (result.Stderr + result.Stdout).Trim();
        return new StepOutcome($"exit status {result.ExitCode}\n{said}", said.Split('\n')[0]);
    }

    private async Task<StepOutcome> DrawAsync(RunStep step, CancellationToken cancellation)
    {
        var graph = MediaCtlParser.Parse(await Guest.CheckAsync("media-ctl -d platform:vimc -p", null, cancellation));
        await SaveAsync("media graph", "graph.svg", Encoding.UTF8.GetBytes(MediaGraphSvg.Render(graph)), cancellation);
        return new StepOutcome(Detail: $"{graph.Entities.Count} entities");
    }

    private async Task<StepOutcome> StreamAsync(string node, RunStep step, CancellationToken cancellation)
    {
        await using var process = await Guest.StartAsync(ThreadCommands.Stream(node), null, cancellation);
        var said = new StringBuilder();
        void Hear(string text)
        {
            lock (said)
                step.Stream = StreamReport.Parse(said.Append(text).ToString());
            step.Detail = $"{step.Stream.Frames} frames";
            _view.OnUpdate(step);
        }

        return await Guest.Deadlines.For(Phase.Command, StreamLimit).EnforceAsync(
            async token =>
            {
                await Task.WhenAll(ListenAsync(process.Stdout, Hear, token), ListenAsync(process.Stderr, Hear, token));
                var exit = await process.WaitAsync(token);
                var stream = StreamReport.Parse(said.ToString());
                var detail = stream.Dropped == 0 ? "" : $"{stream.Dropped} dropped";
                return exit.ExitCode == 0 && stream.Frames == ThreadCommands.Frames
                    ? new StepOutcome(null, detail, stream)
                    : new StepOutcome(
                        $"{stream.Frames} of {ThreadCommands.Frames} frames, exit status {exit.ExitCode}\n{said}",
                        $"{stream.Frames} of {ThreadCommands.Frames} frames",
                        stream);
            },
            missed => new GuestFailureException(missed.Describe($"stream from {node}", Guest.Console)),
            cancellation);
    }

    private async Task<StepOutcome> PictureAsync(string node, CancellationToken cancellation)
    {
        var raw = $"/tmp/{Path.GetFileName(node)}.raw";
        var said = await Guest.CheckAsync(
            $"v4l2-ctl -d {node} --get-fmt-video && v4l2-ctl -d {node} --stream-mmap --stream-count=1 --stream-to={raw}",
            null,
            cancellation);
        var format = VideoFormatReport.Parse(said);
        var frame = await Guest.ReadBytesAsync(raw, cancellation);
        await SaveAsync(
            $"frame of {node}", $"{Path.GetFileName(node)}.png", FrameDecoder.Decode(format, frame).ToPng(), cancellation);
        return new StepOutcome(Detail: format.ToString());
    }

    private async Task<StepOutcome> ReadLogAsync(RunStep step, CancellationToken cancellation)
    {
        var findings = await Guest.ScanKernelLogAsync(default, Module.Name, cancellation);
        if (Guest.KernelRecords.Lost > 0)
            return new StepOutcome($"{Guest.KernelRecords.Lost} records were lost, so silence proves nothing", "records lost");
        if (findings.Count == 0)
            return new StepOutcome(Detail: $"{Guest.KernelRecords.All.Count} records, nothing to report");
        return new StepOutcome(
            string.Join("\n\n", findings.Select(finding => $"{finding.Title}\n{string.Join('\n', finding.Lines)}")),
            string.Join(", ", findings.Select(finding => finding.Title)));
    }

    private async Task SaveLogsAsync()
    {
        if (_guest is null)
            return;
        var log = string.Concat(_guest.KernelRecords.All.Select(record => $"{record}\n"));
        await SaveAsync("kernel log", "kernel.log", Encoding.UTF8.GetBytes(log), CancellationToken.None);
        var console = string.Concat(_guest.Console.Select(line => $"{line}\n"));
        await SaveAsync("serial console", "console.log", Encoding.UTF8.GetBytes(console), CancellationToken.None);
    }

    private async Task SaveAsync(string title, string name, byte[] content, CancellationToken cancellation)
    {
        var path = Path.Combine(_options.Output, name);
        await File.WriteAllBytesAsync(path, content, cancellation);
        _files.Add((title, path));
    }

    private DirectProgress NotesTo(RunStep step) => new DirectProgress(note =>
    {
        step.Detail = note.Detail;
        _view.OnUpdate(step);
    });

    private static async Task ListenAsync(Stream stream, Action<string> hear, CancellationToken cancellation)
    {
        var piece = new byte[1024];
        while (await stream.ReadAsync(piece, cancellation) is var count and > 0)
            hear(Encoding.UTF8.GetString(piece, 0, count));
    }
}
