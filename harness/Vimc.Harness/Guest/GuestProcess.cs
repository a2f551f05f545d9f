using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Guest;

/// <summary>
/// A command that runs in the guest. Several run at once; each has a process group of its own. Its output is kept
/// until it is read, however much that is.
/// </summary>
public sealed class GuestProcess : IFrameSink, IAsyncDisposable
{
    private const uint TerminalFlag = 1;
    private const uint InputFlag = 2;

    private static readonly PipeOptions Unlimited = new(pauseWriterThreshold: 0);

    private readonly AgentChannel _channel;
    private readonly Func<Exception, Exception> _explainLoss;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Pipe _stdout = new(Unlimited);
    private readonly Pipe _stderr = new(Unlimited);
    private readonly TaskCompletionSource<ProcessExit> _exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly uint _stream;

    private GuestProcess(AgentChannel channel, string command, Func<Exception, Exception> explainLoss)
    {
        _channel = channel;
        _explainLoss = explainLoss;
        Command = command;
        Stdout = _stdout.Reader.AsStream();
        Stderr = _stderr.Reader.AsStream();
        _stream = channel.Open(this);
        // Nobody may ever wait for a process that a lost guest takes along.
        _ = _exit.Task.ContinueWith(
            task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    /// <summary>The shell command it runs.</summary>
    public string Command { get; }

    /// <summary>Its standard output; with a terminal, all its output.</summary>
    public Stream Stdout { get; }

    /// <summary>Its standard error output; nothing with a terminal.</summary>
    public Stream Stderr { get; }

    /// <summary>True until it has ended.</summary>
    public bool IsRunning => !_exit.Task.IsCompleted;

    internal static async Task<GuestProcess> StartAsync(
        AgentChannel channel,
        string command,
        GuestProcessOptions options,
        Func<Exception, Exception> explainLoss,
        CancellationToken cancellation)
    {
        var process = new GuestProcess(channel, command, explainLoss);
        try
        {
            await channel.SendAsync(FrameType.Exec, process._stream, Describe(command, options), cancellation);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            throw explainLoss(failure);
        }
        return process;
    }

    /// <summary>Lines of standard output, as they come, until the process has ended.</summary>
    public async IAsyncEnumerable<string> ReadLinesAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var reader = new StreamReader(Stdout, Encoding.UTF8, leaveOpen: true);
        while (await reader.ReadLineAsync(cancellation) is { } line)
            yield return line;
    }

    /// <summary>Gives it input; the process must have been started with <see cref="GuestProcessOptions.Input"/>.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> input, CancellationToken cancellation = default)
    {
        for (; input.Length > Frame.MaxPayload; input = input[Frame.MaxPayload..])
            await _channel.SendAsync(FrameType.Stdin, _stream, input[..Frame.MaxPayload], cancellation);
        if (!input.IsEmpty)
            await _channel.SendAsync(FrameType.Stdin, _stream, input, cancellation);
    }

    /// <summary>Ends its input.</summary>
    public Task CloseInputAsync(CancellationToken cancellation = default) =>
        _channel.SendAsync(FrameType.Stdin, _stream, ReadOnlyMemory<byte>.Empty, cancellation);

    /// <summary>Sends a signal to it and to all it started.</summary>
    public Task SignalAsync(Signal signal, CancellationToken cancellation = default)
    {
        var payload = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(payload, (uint)signal);
        return _channel.SendAsync(FrameType.Signal, _stream, payload, cancellation);
    }

    /// <summary>Tells its terminal a new size.</summary>
    public Task ResizeAsync(TerminalSize size, CancellationToken cancellation = default)
    {
        var payload = new byte[4];
        BinaryPrimitives.WriteUInt16LittleEndian(payload, size.Rows);
        BinaryPrimitives.WriteUInt16LittleEndian(payload.AsSpan(2), size.Columns);
        return _channel.SendAsync(FrameType.Resize, _stream, payload, cancellation);
    }

    /// <summary>Waits for its end, without a limit but the caller's.</summary>
    /// <exception cref="GuestFailureException">The guest is gone because its kernel failed.</exception>
    /// <exception cref="HarnessException">The guest is gone for another reason.</exception>
    public async Task<ProcessExit> WaitAsync(CancellationToken cancellation = default)
    {
        try
        {
            return await _exit.Task.WaitAsync(cancellation);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            throw _explainLoss(failure);
        }
    }

    /// <summary>Kills it if it still runs.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (IsRunning)
                await SignalAsync(Signal.Kill);
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The guest is gone, and the process with it.
        }
        _channel.Close(_stream);
    }

    void IFrameSink.OnFrame(Frame frame)
    {
        switch (frame.Type)
        {
            case FrameType.Stdout:
                Keep(_stdout, frame);
                break;
            case FrameType.Stderr:
                Keep(_stderr, frame);
                break;
            case FrameType.Exit:
                var code = BinaryPrimitives.ReadInt32LittleEndian(frame.Payload.Span);
                var signal = BinaryPrimitives.ReadInt32LittleEndian(frame.Payload.Span[4..]);
                Finish(null);
                _exit.TrySetResult(new ProcessExit(signal == 0 ? code : 128 + signal, signal, _watch.Elapsed));
                break;
            case FrameType.Result:
                ((IFrameSink)this).OnLost(new HarnessException($"cannot start '{Command}' in the guest: {AgentResult.From(frame)}"));
                break;
            default:
                break;
        }
    }

    void IFrameSink.OnLost(Exception reason)
    {
        Finish(reason);
        _exit.TrySetException(reason);
    }

    private void Finish(Exception? reason)
    {
        _channel.Close(_stream);
        _stdout.Writer.Complete(reason);
        _stderr.Writer.Complete(reason);
    }

    private static void Keep(Pipe pipe, Frame frame)
    {
        pipe.Writer.Write(frame.Payload.Span);
        // Without a threshold this never waits; it fails only if the reader is gone, and then nobody wants it.
        _ = pipe.Writer.FlushAsync().AsTask();
    }

    private static byte[] Describe(string command, GuestProcessOptions options)
    {
        var strings = string.Concat(
            options.Environment.Select(pair => $"{pair.Key}={pair.Value}")
                .Prepend(command)
                .Prepend(options.Folder)
                .Select(text => $"{text}\0"));
        var payload = new byte[8 + Encoding.UTF8.GetByteCount(strings)];
        if (payload.Length > Frame.MaxPayload)
            throw new ArgumentException("the command is too long; put it into a file");

        var flags = (options.Terminal is null ? 0 : TerminalFlag) | (options.Input ? InputFlag : 0);
        BinaryPrimitives.WriteUInt32LittleEndian(payload, flags);
        BinaryPrimitives.WriteUInt16LittleEndian(payload.AsSpan(4), options.Terminal?.Rows ?? 0);
        BinaryPrimitives.WriteUInt16LittleEndian(payload.AsSpan(6), options.Terminal?.Columns ?? 0);
        Encoding.UTF8.GetBytes(strings, payload.AsSpan(8));
        return payload;
    }
}
