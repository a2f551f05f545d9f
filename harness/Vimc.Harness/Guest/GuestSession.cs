using System.Text;
using Vimc.Harness.Build;
using Vimc.Harness.Failures;
using Vimc.Harness.Journal;
using Vimc.Harness.KernelLog;
using Vimc.Harness.Qemu;

namespace Vimc.Harness.Guest;

/// <summary>
/// A running guest of one's own: commands, files, modules, its kernel log. Disposing it ends it; nothing of it
/// remains, so tests may break it as they like.
/// </summary>
public sealed partial class GuestSession : IAsyncDisposable
{
    private readonly QemuMachine _machine;
    private readonly AgentChannel _channel;
    private readonly IReadOnlyList<string> _inheritedConsole;
    private readonly SessionJournal _journal;
    private readonly Func<IReadOnlyList<IReadOnlyList<JournalStep>>> _readPast;

    private GuestSession(
        QemuMachine machine, AgentChannel channel, SessionStart start, KernelRecords records, SessionJournal journal)
    {
        _machine = machine;
        _channel = channel;
        Setup = start.Setup;
        _journal = journal;
        _readPast = start.ReadPast;
        _inheritedConsole = start.Console;
        KernelRecords = records;
    }

    /// <summary>The kernel log so far, including what came before the clone.</summary>
    public KernelRecords KernelRecords { get; }

    /// <summary>The control connection to QEMU.</summary>
    public QmpClient Qmp => _machine.Qmp;

    /// <summary>What the serial console has said, oldest line first, including what came before the clone.</summary>
    public IReadOnlyList<string> Console => [.. _inheritedConsole, .. _machine.ReadConsole()];

    /// <summary>As <c>uname -r</c> says it.</summary>
    public string KernelRelease { get; private set; } = "";

    /// <summary>The limits of its phases.</summary>
    public Deadlines Deadlines => Setup.Deadlines;

    /// <summary>What it boots.</summary>
    public GuestSetup Setup { get; }

    internal QemuMachine Machine => _machine;

    /// <summary>Connects to the agent of a machine and waits for its first word. Takes over the machine.</summary>
    internal static async Task<GuestSession> OpenAsync(
        QemuMachine machine, SessionStart start, Phase phase, CancellationToken cancellation)
    {
        AgentChannel? channel = null;
        var journal = new SessionJournal();
        try
        {
            var records = new KernelRecords(start.Records);
            channel = await AgentChannel.ConnectAsync(
                machine.Folder.AgentSocket, frame => TakeGuestFrame(frame, records), journal, cancellation);
            await start.Run(machine, cancellation);
            var session = new GuestSession(machine, channel, start, records, journal);
            await start.Setup.Deadlines.For(phase).EnforceAsync(
                session.SayHelloAsync,
                missed => new HarnessException(missed.Describe("the guest's agent is silent", session.Console)),
                cancellation);
            return session;
        }
        catch
        {
            if (channel is not null)
                await channel.DisposeAsync();
            journal.Dispose();
            await machine.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a shell command to its end.</summary>
    /// <param name="command">Text for <c>sh -c</c>.</param>
    /// <param name="deadline">Wall time it may take on the reference host; the default is a minute.</param>
    /// <param name="cancellation">Kills the command.</param>
    /// <exception cref="GuestFailureException">
    /// The deadline is missed, and the message says what the guest did; or its kernel failed, before or meanwhile, and
    /// the command did not end soon.
    /// </exception>
    /// <exception cref="HarnessException">The guest was lost for another reason.</exception>
    public async Task<CommandResult> RunAsync(
        string command, TimeSpan? deadline = null, CancellationToken cancellation = default)
    {
        await using var process = await StartAsync(command, null, cancellation);
        var limit = Deadlines.For(Phase.Command, deadline);
        try
        {
            return await limit.EnforceAsync(
                token => FinishWhileKernelLivesAsync(process, command, token), _ => new TimeoutException(), cancellation);
        }
        catch (TimeoutException)
        {
            throw await ExplainHangAsync(limit, command, cancellation);
        }
    }

    /// <summary>Runs a shell command that must succeed and returns its standard output.</summary>
    /// <exception cref="GuestFailureException">Its exit status is not 0; the message has both outputs.</exception>
    public async Task<string> CheckAsync(
        string command, TimeSpan? deadline = null, CancellationToken cancellation = default)
    {
        var result = await RunAsync(command, deadline, cancellation);
        return result.ExitCode == 0
            ? result.Stdout
            : throw new GuestFailureException(
                $"exit status {result.ExitCode} from '{command}' in the guest\n{result.Stderr}{result.Stdout}".TrimEnd());
    }

    /// <summary>Starts a shell command that runs on while others run.</summary>
    public Task<GuestProcess> StartAsync(
        string command, GuestProcessOptions? options = null, CancellationToken cancellation = default) =>
        GuestProcess.StartAsync(_channel, command, options ?? GuestProcessOptions.Default, ExplainLoss, cancellation);

    /// <summary>
    /// Loads the module under test: first what it depends on, then itself. Returns when udev has seen its devices.
    /// </summary>
    /// <param name="module">The module; it is copied into the guest here.</param>
    /// <param name="parameters">As in <c>allocator=1</c>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="GuestFailureException">The kernel refuses it.</exception>
    public async Task LoadModuleAsync(
        BuiltModule module, IReadOnlyList<string>? parameters = null, CancellationToken cancellation = default)
    {
        var path = $"/root/{module.Name}.ko";
        await UploadAsync(module.File, path, cancellation);
        foreach (var dependency in module.Dependencies)
            await CheckAsync($"modprobe {dependency}", null, cancellation);
        var words = parameters is null ? "" : $" {string.Join(' ', parameters)}";
        await CheckAsync($"insmod {path}{words} && udevadm settle", null, cancellation);
    }

    /// <summary>Waits until all that the kernel has said up to now is in <see cref="KernelRecords"/>.</summary>
    public Task FlushKernelLogAsync(CancellationToken cancellation = default) =>
        Deadlines.For(Phase.Command).EnforceAsync(
            async token =>
            {
                await QuiesceAsync(token);
                return await SayHelloAsync(token);
            },
            missed => new GuestFailureException(missed.Describe("reading the kernel log", Console)),
            cancellation);

    /// <summary>What a reader of kernel logs would stop at: oops, warnings, sanitizers, errors of the driver.</summary>
    /// <param name="mark">From where on to read; the beginning of the boot by default.</param>
    /// <param name="driver">Driver whose own error messages count too; null for none.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyList<KernelFinding>> ScanKernelLogAsync(
        KernelLogMark mark = default, string? driver = null, CancellationToken cancellation = default)
    {
        await FlushKernelLogAsync(cancellation);
        var log = string.Concat(KernelRecords.Since(mark).Select(record => $"{record.Raw.TrimEnd('\n')}\n"));
        return KernelLogScanner.Scan(log, new KernelLogScannerOptions { Driver = driver });
    }

    /// <summary>Ends the guest.</summary>
    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        _journal.Dispose();
        await _machine.DisposeAsync();
    }

    /// <summary>The agent sends the rest of the log and then nothing more until the next hello.</summary>
    internal async Task QuiesceAsync(CancellationToken cancellation)
    {
        var answer = await AskAsync(FrameType.Quiesce, ReadOnlyMemory<byte>.Empty, cancellation);
        if (AgentResult.From(answer) is { Error: not 0 } refusal)
            throw new HarnessException($"the guest's agent cannot pause: {refusal}");
    }

    private async Task<bool> SayHelloAsync(CancellationToken cancellation)
    {
        var answer = await AskAsync(FrameType.Hello, BitConverter.GetBytes(Frame.Protocol), cancellation);
        if (answer.Type != FrameType.Hello || BitConverter.ToUInt32(answer.Payload.Span) != Frame.Protocol)
            throw new HarnessException("the guest's agent speaks another version of the protocol");
        KernelRelease = Encoding.UTF8.GetString(answer.Payload.Span[4..]);
        return true;
    }

    private async Task<Frame> AskAsync(FrameType type, ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        try
        {
            return await _channel.AskAsync(type, payload, cancellation);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            throw ExplainLoss(failure);
        }
    }

    // Who is to blame when the connection ends: a kernel that says it died, or us.
    private Exception ExplainLoss(Exception reason)
    {
        var console = Console;
        var tail = Deadline.ConsoleTail(console);
        var died = console.Any(line => line.Contains("Kernel panic") || line.Contains("end trace"));
        return died
            ? new GuestFailureException($"the guest's kernel has died\n{tail}", reason)
            : new HarnessException($"the guest is gone: {reason.Message}\n{tail}", reason);
    }

    private static void TakeGuestFrame(Frame frame, KernelRecords records)
    {
        if (frame.Type == FrameType.KernelRecord
            && KernelRecord.TryParse(Encoding.UTF8.GetString(frame.Payload.Span)) is { } record)
            records.Add(record);
    }

    private static async Task<string> ReadAllAsync(Stream stream, CancellationToken cancellation)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        return await reader.ReadToEndAsync(cancellation);
    }
}
