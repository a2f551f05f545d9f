using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using Vimc.Harness.Guest;

namespace Vimc.Harness.Journal;

/// <summary>
/// Writes down what a session does to its guest, by listening to the agent's port: commands, signals, files in both
/// directions, each with its times. Safe to use from several threads.
/// </summary>
internal sealed class SessionJournal : IDisposable
{
    private const uint TerminalFlag = 1;

    // Folder and command; what follows in the payload are variables.
    private const int WordsBeforeVariables = 2;

    private readonly Lock _lock = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly List<OpenStep> _steps = [];
    private readonly Dictionary<uint, OpenStep> _byStream = [];

    /// <summary>All steps so far, in the order they began.</summary>
    public IReadOnlyList<JournalStep> Read()
    {
        lock (_lock)
            return [.. _steps.Select(step => step.Read())];
    }

    /// <summary>The present end.</summary>
    public JournalMark Mark()
    {
        lock (_lock)
            return new JournalMark(_steps.Count);
    }

    /// <summary>Takes a frame that goes to the guest.</summary>
    public void OnSent(FrameType type, uint stream, ReadOnlySpan<byte> payload)
    {
        lock (_lock)
        {
            if (Begin(type, payload, _watch.Elapsed) is { } step)
            {
                var begun = new OpenStep(step);
                _steps.Add(begun);
                _byStream[stream] = begun;
            }
            else if (_byStream.TryGetValue(stream, out var known))
            {
                known.TakeSent(type, payload, _watch.Elapsed);
            }
        }
    }

    /// <summary>Takes a frame that came from the guest.</summary>
    public void OnReceived(Frame frame)
    {
        lock (_lock)
        {
            if (!_byStream.TryGetValue(frame.Stream, out var step))
                return;
            step.TakeReceived(frame, _watch.Elapsed);
            if (step.HasEnded)
                _byStream.Remove(frame.Stream);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
            _steps.ForEach(step => step.Dispose());
    }

    private static JournalStep? Begin(FrameType type, ReadOnlySpan<byte> payload, TimeSpan now) => type switch
    {
        FrameType.Exec => BeginCommand(payload, now),
        FrameType.Put => new JournalStep(JournalStepKind.Put, Encoding.UTF8.GetString(payload[4..]), now)
        {
            Mode = BinaryPrimitives.ReadUInt32LittleEndian(payload) & 0xfff,
        },
        FrameType.Get => new JournalStep(JournalStepKind.Get, Encoding.UTF8.GetString(payload), now),
        _ => null,
    };

    private static JournalStep BeginCommand(ReadOnlySpan<byte> payload, TimeSpan now)
    {
        var words = Encoding.UTF8.GetString(payload[8..]).Split('\0');
        return new JournalStep(JournalStepKind.Command, words[1], now)
        {
            Folder = words[0],
            Environment = [.. words[WordsBeforeVariables..^1]],
            HasTerminal = (BinaryPrimitives.ReadUInt32LittleEndian(payload) & TerminalFlag) != 0,
        };
    }
}
