using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vimc.Harness.Qemu;

/// <summary>
/// The control connection to one QEMU: commands with their answers, and events. One JSON object a line, as in
/// docs/interop/qmp-spec of QEMU.
/// </summary>
public sealed class QmpClient : IAsyncDisposable
{
    private readonly Stream _stream;
    private readonly StreamReader _reader;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _waiting = new();
    private readonly Lock _eventLock = new();
    private readonly List<QmpEvent> _events = [];
    private Task _listening = Task.CompletedTask;
    private Exception? _lost;
    private int _lastId;

    private QmpClient(Stream stream)
    {
        _stream = stream;
        _reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
    }

    /// <summary>What QEMU has reported so far.</summary>
    public IReadOnlyList<QmpEvent> Events
    {
        get
        {
            lock (_eventLock)
                return [.. _events];
        }
    }

    /// <summary>Connects and ends the negotiation, after which commands can be given.</summary>
    internal static async Task<QmpClient> ConnectAsync(string socketPath, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(socketPath), cancellation);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        var client = new QmpClient(new NetworkStream(socket, ownsSocket: true));
        var greeting = await client._reader.ReadLineAsync(cancellation);
        if (greeting is null || !greeting.Contains("\"QMP\""))
        {
            await client.DisposeAsync();
            throw new QmpException($"no greeting on the control socket but '{greeting}'");
        }
        client._listening = client.ListenAsync();
        await client.ExecuteAsync("qmp_capabilities", null, cancellation);
        return client;
    }

    /// <summary>Executes a command and returns what it returns.</summary>
    /// <param name="command">As in <c>query-status</c>.</param>
    /// <param name="arguments">Its arguments, or null.</param>
    /// <param name="cancellation">Ends the wait, not the command.</param>
    /// <exception cref="QmpException">QEMU refuses; the message is its own.</exception>
    /// <exception cref="IOException">QEMU is gone.</exception>
    public async Task<JsonElement> ExecuteAsync(
        string command, JsonObject? arguments = null, CancellationToken cancellation = default)
    {
        var id = Interlocked.Increment(ref _lastId);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = answer;
        try
        {
            if (_lost is { } reason)
                throw new IOException($"QEMU is gone: {reason.Message}", reason);

            var request = new JsonObject { ["execute"] = command, ["id"] = id };
            if (arguments is not null)
                request["arguments"] = arguments.DeepClone();
            await SendAsync($"{request.ToJsonString()}\n", cancellation);
            return await answer.Task.WaitAsync(cancellation);
        }
        finally
        {
            _waiting.TryRemove(id, out _);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        await _listening;
        _reader.Dispose();
        _writing.Dispose();
    }

    private async Task SendAsync(string line, CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            await _stream.WriteAsync(Encoding.UTF8.GetBytes(line), cancellation);
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task ListenAsync()
    {
        Exception reason = new IOException("the control socket was closed");
        try
        {
            while (await _reader.ReadLineAsync() is { } line)
                Take(line);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException or JsonException)
        {
            reason = failure;
        }

        _lost = reason;
        foreach (var answer in _waiting.Values)
            answer.TrySetException(new IOException($"QEMU is gone: {reason.Message}", reason));
    }

    private void Take(string line)
    {
        using var document = JsonDocument.Parse(line);
        var message = document.RootElement.Clone();
        if (message.TryGetProperty("event", out var name))
        {
            message.TryGetProperty("data", out var data);
            lock (_eventLock)
                _events.Add(new QmpEvent(name.GetString() ?? "", data));
        }
        else if (message.TryGetProperty("id", out var id) && _waiting.TryGetValue(id.GetInt32(), out var answer))
        {
            if (message.TryGetProperty("error", out var error))
                answer.TrySetException(new QmpException($"QEMU refused: {error.GetProperty("desc").GetString()}"));
            else
                answer.TrySetResult(message.GetProperty("return"));
        }
    }
}
