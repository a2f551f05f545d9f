using System.Buffers.Binary;
using System.Text;

namespace Vimc.Harness.Guest;

/// <summary>How a request to the agent turned out.</summary>
/// <param name="Error">The errno, 0 for success.</param>
/// <param name="Text">What strerror(3) says to it.</param>
internal readonly record struct AgentResult(int Error, string Text)
{
    /// <summary>Reads a <see cref="FrameType.Result"/>.</summary>
    public static AgentResult From(Frame frame) => new(
        BinaryPrimitives.ReadInt32LittleEndian(frame.Payload.Span),
        Encoding.UTF8.GetString(frame.Payload.Span[4..]));

    /// <inheritdoc/>
    public override string ToString() => $"{Text} (errno {Error})";
}
