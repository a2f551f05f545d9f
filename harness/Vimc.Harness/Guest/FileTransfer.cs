using System.Buffers.Binary;
using System.Text;
using System.Threading.Channels;

namespace Vimc.Harness.Guest;

/// <summary>One file on its way between host and guest.</summary>
internal sealed class FileTransfer : IFrameSink
{
    private readonly Channel<Frame> _frames = Channel.CreateUnbounded<Frame>();

    /// <summary>Copies a stream of the host into a file of the guest. Returns what the guest says to it.</summary>
    public static async Task<AgentResult> PutAsync(
        AgentChannel channel, Stream source, string path, uint mode, CancellationToken cancellation)
    {
        var request = new byte[4 + Encoding.UTF8.GetByteCount(path)];
        BinaryPrimitives.WriteUInt32LittleEndian(request, mode);
        Encoding.UTF8.GetBytes(path, request.AsSpan(4));

        var transfer = new FileTransfer();
        var stream = channel.Open(transfer);
        try
        {
            await channel.SendAsync(FrameType.Put, stream, request, cancellation);
            var piece = new byte[Frame.MaxPayload];
            // A file that cannot be opened is answered at once; then the rest need not be sent.
            while (!transfer._frames.Reader.TryPeek(out _)
                && await source.ReadAsync(piece, cancellation) is var count and > 0)
                await channel.SendAsync(FrameType.Data, stream, piece.AsMemory(0, count), cancellation);
            await channel.SendAsync(FrameType.Data, stream, ReadOnlyMemory<byte>.Empty, cancellation);
            return AgentResult.From(await transfer._frames.Reader.ReadAsync(cancellation));
        }
        catch (ChannelClosedException closed) when (closed.InnerException is { } reason)
        {
            throw new IOException(reason.Message, reason);
        }
        finally
        {
            channel.Close(stream);
        }
    }

    /// <summary>Copies a file of the guest into a stream of the host. Returns what the guest says to it.</summary>
    public static async Task<AgentResult> GetAsync(
        AgentChannel channel, string path, Stream destination, CancellationToken cancellation)
    {
        var transfer = new FileTransfer();
        var stream = channel.Open(transfer);
        try
        {
            await channel.SendAsync(FrameType.Get, stream, Encoding.UTF8.GetBytes(path), cancellation);
            while (true)
            {
                var frame = await transfer._frames.Reader.ReadAsync(cancellation);
                if (frame.Type == FrameType.Result)
                    return AgentResult.From(frame);
                await destination.WriteAsync(frame.Payload, cancellation);
            }
        }
        catch (ChannelClosedException closed) when (closed.InnerException is { } reason)
        {
            throw new IOException(reason.Message, reason);
        }
        finally
        {
            channel.Close(stream);
        }
    }

    void IFrameSink.OnFrame(Frame frame) => _frames.Writer.TryWrite(frame);

    void IFrameSink.OnLost(Exception reason) => _frames.Writer.TryComplete(reason);
}
