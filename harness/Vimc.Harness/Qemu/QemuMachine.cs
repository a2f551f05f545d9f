using System.ComponentModel;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using CliWrap;
using Vimc.Harness.Failures;
using Vimc.Harness.Host;

namespace Vimc.Harness.Qemu;

/// <summary>
/// One running QEMU and its control connection. It never outlives this process: the kernel kills it with its parent.
/// </summary>
internal sealed class QemuMachine : IAsyncDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(3);

    private readonly StringBuilder _errors = new();
    private readonly CancellationTokenSource _killing = new();
    private readonly CommandTask<CommandResult> _process;
    private QmpClient? _qmp;

    private QemuMachine(RunFolder folder, Command command, IReadOnlyList<string> arguments)
    {
        Folder = folder;
        Arguments = arguments;
        CommandLine = command.ToString();
        _process = command
            .WithValidation(CommandResultValidation.None)
            .WithStandardErrorPipe(PipeTarget.ToDelegate(TakeError))
            .WithStandardOutputPipe(PipeTarget.ToDelegate(TakeError))
            .ExecuteAsync(_killing.Token);
    }

    /// <summary>Its sockets and console.</summary>
    public RunFolder Folder { get; }

    /// <summary>How it was started, for messages.</summary>
    public string CommandLine { get; }

    /// <summary>What QEMU was given.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>The control connection.</summary>
    public QmpClient Qmp => _qmp ?? throw new InvalidOperationException("the machine has not been started");

    /// <summary>Ends when QEMU has ended.</summary>
    public Task Ended => _process.Task;

    /// <summary>Starts QEMU and connects to its control socket.</summary>
    /// <exception cref="HarnessException">It is not installed, refuses its arguments or does not answer in time.</exception>
    public static async Task<QemuMachine> StartAsync(
        MachineOptions options,
        BootFiles boot,
        MemoryBacking memory,
        bool isIncoming,
        Deadline deadline,
        CancellationToken cancellation)
    {
        var folder = new RunFolder();
        QemuMachine? machine = null;
        try
        {
            var arguments = QemuCommandLine.For(options, boot, memory, folder, isIncoming);
            var command = Cli.Wrap("setpriv").WithArguments(["--pdeathsig", "KILL", QemuCommandLine.Program, .. arguments]);
            machine = await ProcessNursery.StartAsync(() => new QemuMachine(folder, command, arguments));
            machine._qmp = await deadline.EnforceAsync(
                machine.ConnectAsync,
                missed => new HarnessException(missed.Describe($"start of {command}", machine.ReadConsole())),
                cancellation);
            return machine;
        }
        catch (Win32Exception failure)
        {
            folder.Dispose();
            throw new HarnessException($"cannot start QEMU: {failure.Message}; see 'vimc-harness doctor'", failure);
        }
        catch
        {
            if (machine is not null)
                await machine.DisposeAsync();
            else
                folder.Dispose();
            throw;
        }
    }

    /// <summary>What the serial line has said so far, <see cref="ConsoleText.Lines"/>.</summary>
    public IReadOnlyList<string> ReadConsole()
    {
        if (!File.Exists(Folder.Console))
            return [];
        using var file = new FileStream(Folder.Console, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return ConsoleText.Lines(reader.ReadToEnd());
    }

    /// <summary>Stops the processors, saves the state, and ends QEMU.</summary>
    /// <param name="stateFile">Gets it.</param>
    /// <param name="withMemory">Whether memory goes into it too, though others can share its file.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="HarnessException">QEMU cannot; it still runs, with its processors stopped.</exception>
    public async Task SaveAsync(string stateFile, bool withMemory, CancellationToken cancellation)
    {
        await Qmp.ExecuteAsync("stop", null, cancellation);
        await IgnoreSharedMemoryAsync(!withMemory, cancellation);
        await Qmp.ExecuteAsync(
            "migrate", new JsonObject { ["uri"] = $"exec:cat > {HostCommand.Quote(stateFile)}" }, cancellation);
        await AwaitMigrationAsync(cancellation);
        await StopAsync(cancellation);
    }

    /// <summary>Takes over the state of a template and runs on from there.</summary>
    /// <param name="stateFile">Where it is.</param>
    /// <param name="withMemory">Whether memory is in it.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task LoadAsync(string stateFile, bool withMemory, CancellationToken cancellation)
    {
        await IgnoreSharedMemoryAsync(!withMemory, cancellation);
        await Qmp.ExecuteAsync(
            "migrate-incoming",
            new JsonObject { ["uri"] = $"exec:cat {HostCommand.Quote(stateFile)}" },
            cancellation);
        await AwaitMigrationAsync(cancellation);
        await Qmp.ExecuteAsync("cont", null, cancellation);
    }

    /// <summary>
    /// Writes all memory and the registers to a file in the compressed form of kdump. The processors stand still
    /// meanwhile.
    /// </summary>
    public Task DumpMemoryAsync(string file, CancellationToken cancellation) => Qmp.ExecuteAsync(
        "dump-guest-memory",
        new JsonObject { ["paging"] = false, ["protocol"] = $"file:{file}", ["format"] = "kdump-zlib" },
        cancellation);

    /// <summary>Ends QEMU, politely first.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        try
        {
            await Qmp.ExecuteAsync("quit", null, cancellation);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            // It went before it could answer.
        }
        await Ended.WaitAsync(cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _killing.CancelAsync();
        try
        {
            await Ended;
        }
        catch (OperationCanceledException)
        {
            // Killed, as asked.
        }
        if (_qmp is not null)
            await _qmp.DisposeAsync();
        _killing.Dispose();
        Folder.Dispose();
    }

    // A QEMU without the capability need not be told to do without it.
    private async Task IgnoreSharedMemoryAsync(bool isWanted, CancellationToken cancellation)
    {
        var capability = new JsonObject { ["capability"] = "x-ignore-shared", ["state"] = isWanted };
        try
        {
            await Qmp.ExecuteAsync(
                "migrate-set-capabilities", new JsonObject { ["capabilities"] = new JsonArray(capability) }, cancellation);
        }
        catch (QmpException) when (!isWanted)
        {
        }
    }

    private async Task AwaitMigrationAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var answer = await Qmp.ExecuteAsync("query-migrate", null, cancellation);
            var status = answer.TryGetProperty("status", out var value) ? value.GetString() : null;
            if (status == "completed")
                return;
            if (status is "failed" or "cancelled")
                throw new HarnessException($"QEMU could not move the guest's state: {answer}\n{Errors}");
            await Task.Delay(Poll, cancellation);
        }
    }

    private async Task<QmpClient> ConnectAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (Ended.IsCompleted)
                throw new HarnessException($"QEMU ended at once: {CommandLine}\n{Errors}");
            try
            {
                return await QmpClient.ConnectAsync(Folder.QmpSocket, cancellation);
            }
            catch (Exception failure) when (failure is SocketException or IOException)
            {
                // Not there yet, or no more: the next turn will tell.
                await Task.Delay(Poll, cancellation);
            }
        }
    }

    private string Errors
    {
        get
        {
            lock (_errors)
                return _errors.ToString().TrimEnd();
        }
    }

    private void TakeError(string line)
    {
        lock (_errors)
            _errors.Append(line).Append('\n');
    }
}
