using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Vimc.Harness.Guest;

namespace Vimc.Harness.Journal;

/// <summary>A step while it goes on: takes what is said about it on the agent's port.</summary>
/// <param name="step">What it began as.</param>
internal sealed class OpenStep(JournalStep step) : IDisposable
{
    // What people will read. A test that compares more keeps it itself, and the hash is of all of it.
    private const int KeptOutput = 65536;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> _stdout = new();
    private readonly ArrayBufferWriter<byte> _stderr = new();
    private readonly ArrayBufferWriter<byte> _content = new();
    private readonly List<JournalSignal> _signals = [];
    private long _length;
    private TimeSpan? _end;
    private int? _status;

    /// <summary>Whether nothing more is to come.</summary>
    public bool HasEnded => _end is not null;

    /// <summary>Takes what the host says to it.</summary>
    public void TakeSent(FrameType type, ReadOnlySpan<byte> payload, TimeSpan now)
    {
        if (type is FrameType.Data or FrameType.Stdin)
            _content.Write(payload);
        else if (type == FrameType.Signal)
            _signals.Add(new JournalSignal(now, BinaryPrimitives.ReadInt32LittleEndian(payload)));
    }

    /// <summary>Takes what the guest says of it.</summary>
    public void TakeReceived(Frame frame, TimeSpan now)
    {
        var payload = frame.Payload.Span;
        switch (frame.Type)
        {
            case FrameType.Stdout:
                Keep(_stdout, payload);
                Measure(payload);
                break;
            case FrameType.Stderr:
                Keep(_stderr, payload);
                break;
            case FrameType.Data:
                Measure(payload);
                break;
            case FrameType.Exit:
                var signal = BinaryPrimitives.ReadInt32LittleEndian(payload[4..]);
                _status = signal == 0 ? BinaryPrimitives.ReadInt32LittleEndian(payload) : 128 + signal;
                _end = now;
                break;
            case FrameType.Result:
                _status = AgentResult.From(frame).Error;
                _end = now;
                break;
            default:
                break;
        }
    }

    /// <summary>The step as it is now.</summary>
    public JournalStep Read() => step with
    {
        End = _end,
        Status = _status,
        Stdout = Encoding.UTF8.GetString(_stdout.WrittenSpan),
        Stderr = Encoding.UTF8.GetString(_stderr.WrittenSpan),
        Length = _length,
        Hash = Convert.ToHexStringLower(_hash.GetCurrentHash()),
        Signals = [.. _signals],
        Content = _content.WrittenSpan.ToArray(),
    };

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private void Measure(ReadOnlySpan<byte> bytes)
    {
        _hash.AppendData(bytes);
        _length += bytes.Length;
    }

    private static void Keep(ArrayBufferWriter<byte> kept, ReadOnlySpan<byte> bytes) =>
        kept.Write(bytes[..Math.Min(bytes.Length, KeptOutput - kept.WrittenCount)]);
}
