using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Vimc.Topology.Yaml;

/// <summary>
/// The events of YamlDotNet with one kind of failure. Its scanner and parser trip over some texts that are not YAML,
/// an unclosed bracket before a plain scalar (<see cref="InvalidOperationException"/>) or an empty tag
/// (<see cref="ArgumentException"/>), in version 18; the text is at fault then like with any other.
/// </summary>
internal sealed class GuardedParser(TextReader text) : IParser
{
    private const string Reason = "unexpected text, perhaps a bracket is not closed before";

    private readonly Scanner _scanner = new(text, skipComments: true);
    private Parser? _parser;

    /// <inheritdoc/>
    public ParsingEvent? Current => _parser?.Current;

    /// <summary>How far the text was read, which is never less far than the current event.</summary>
    public Mark Position => _scanner.CurrentPosition;

    /// <inheritdoc/>
    /// <exception cref="YamlException">The text is not YAML.</exception>
    public bool MoveNext()
    {
        try
        {
            _parser ??= new Parser(_scanner);
            return _parser.MoveNext();
        }
        catch (Exception exception) when (exception is not YamlException)
        {
            throw new YamlException(Position, Position, Reason, exception);
        }
    }
}
