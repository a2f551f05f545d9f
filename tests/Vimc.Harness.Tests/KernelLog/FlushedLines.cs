using System.Text;
using System.Threading.Channels;

namespace Vimc.Harness.Tests.KernelLog;

/// <summary>A writer whose lines can be read once they are flushed.</summary>
internal sealed class FlushedLines : TextWriter
{
    private readonly Channel<string> _flushed = Channel.CreateUnbounded<string>();
    private readonly StringBuilder _text = new();

    public override Encoding Encoding => Encoding.UTF8;

    public ChannelReader<string> Flushed => _flushed.Reader;

    public override void Write(char value) => _text.Append(value);

    public override Task WriteLineAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
    {
        _text.Append(buffer).Append('\n');
        return Task.CompletedTask;
    }

    public override Task FlushAsync(CancellationToken cancellationToken)
    {
        _flushed.Writer.TryWrite(_text.ToString());
        _text.Clear();
        return Task.CompletedTask;
    }
}
