using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Net.Sockets;
using Vimc.Harness.Journal;

namespace Vimc.Harness.Guest;

/// <summary>
/// The connection to the agent. Frames of one stream are handed to whoever opened it, in order, from one reader task.
/// When the connection ends, every open stream learns why.
/// </summary>
internal sealed class AgentChannel : IAsyncDisposable
{
    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ConcurrentDictionary<uint, IFrameSink> _sinks = new();
    private readonly Action<Frame> _onGuestFrame;
    private readonly SessionJournal _journal;
    private readonly CancellationTokenSource _closing = new();
    private Task _reader = Task.CompletedTask;
    private Exception? _lost;
    private uint _lastStream;

    private AgentChannel(Socket socket, Action<Frame> onGuestFrame, SessionJournal journal)
    {
        _socket = socket;
        _stream = new NetworkStream(socket, ownsSocket: false);
        _onGuestFrame = onGuestFrame;
        _journal = journal;
    }

    /// <summary>Connects to the socket QEMU listens on; nothing is said yet.</summary>
    /// <param name="path">Path of the socket.</param>
    /// <param name="onGuestFrame">Gets the frames that belong to no stream.</param>
    /// <param name="journal">Gets all others.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public static async Task<AgentChannel> ConnectAsync(
        string path, Action<Frame> onGuestFrame, SessionJournal journal, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
        var channel = new AgentChannel(socket, onGuestFrame, journal);
        channel._reader = channel.ReadAsync();
        return channel;
    }

    /// <summary>Opens a stream.</summary>
    public uint Open(IFrameSink sink)
    {
        var stream = Interlocked.Increment(ref _lastStream);
        _sinks[stream] = sink;
        // The reader may have ended between the two; then it has not seen this stream.
        if (_lost is { } reason && _sinks.TryRemove(stream, out _))
            sink.OnLost(reason);
        return stream;
    }

    /// <summary>Closes a stream; frames that still come for it are dropped.</summary>
    public void Close(uint stream) => _sinks.TryRemove(stream, out _);

    /// <summary>Sends one frame.</summary>
    /// <exception cref="IOException">The connection is gone.</exception>
    public async Task SendAsync(FrameType type, uint stream, ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        var bytes = new Frame(type, stream, payload).ToBytes();
        await _writing.WaitAsync(cancellation);
        try
        {
            _journal.OnSent(type, stream, payload.Span);
            // Half a frame would be the end of the conversation, so a frame once begun is finished.
            await _stream.WriteAsync(bytes, _closing.Token);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Sends a request and waits for the one frame that answers it.</summary>
    public async Task<Frame> AskAsync(FrameType type, ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        var answer = new SingleAnswer();
        var stream = Open(answer);
        try
        {
            await SendAsync(type, stream, payload, cancellation);
            return await answer.Task.WaitAsync(cancellation);
        }
        finally
        {
            Close(stream);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _reader;
        await _stream.DisposeAsync();
        _socket.Dispose();
        _closing.Dispose();
        _writing.Dispose();
    }

    private async Task ReadAsync()
    {
        var reader = PipeReader.Create(_stream, new StreamPipeReaderOptions(bufferSize: 1 << 17, leaveOpen: true));
        Exception reason = new IOException("the connection to the guest's agent has ended");
        try
        {
            while (true)
            {
                var result = await reader.ReadAsync(_closing.Token);
                var buffer = result.Buffer;
                while (Frame.TryRead(ref buffer, out var frame))
                    Deliver(frame);
                reader.AdvanceTo(buffer.Start, buffer.End);
                if (result.IsCompleted)
                    break;
            }
        }
        catch (Exception failure)
        {
            reason = failure is OperationCanceledException ? new ObjectDisposedException(nameof(GuestSession)) : failure;
        }

        _lost = reason;
        foreach (var stream in _sinks.Keys)
        {
            if (_sinks.TryRemove(stream, out var sink))
                sink.OnLost(reason);
        }
    }

    private void Deliver(Frame frame)
    {
        if (frame.Stream == 0)
        {
            _onGuestFrame(frame);
            return;
        }
        _journal.OnReceived(frame);
        if (_sinks.TryGetValue(frame.Stream, out var sink))
            sink.OnFrame(frame);
    }

    private sealed class SingleAnswer : IFrameSink
    {
        private readonly TaskCompletionSource<Frame> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Frame> Task => _answer.Task;

        public void OnFrame(Frame frame) => _answer.TrySetResult(frame);

        public void OnLost(Exception reason) => _answer.TrySetException(reason);
    }
}
