using Vimc.Topology.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Vimc.Topology.Yaml;

/// <summary>
/// Reads the subset of YAML a description needs into a tree. It goes by the events of the parser rather than its
/// representation model: duplicate keys then are diagnostics like any other, nesting is bounded before the stack is
/// at stake, and aliases, which can blow up a small file, never expand.
/// </summary>
internal sealed class YamlTreeReader
{
    private const int MaxDepth = 8;

    private readonly string _file;
    private readonly DiagnosticBag _bag;
    private readonly GuardedParser _parser;

    private YamlTreeReader(string file, string text, DiagnosticBag bag)
    {
        _file = file;
        _bag = bag;
        _parser = new GuardedParser(new StringReader(text));
    }

    /// <summary>
    /// The root of the only document in <paramref name="text"/>; null, with a diagnostic in <paramref name="bag"/>,
    /// if it is not readable at all. Other diagnostics leave a tree that is complete but for what they name.
    /// </summary>
    public static YamlNode? Read(string file, string text, DiagnosticBag bag)
    {
        var reader = new YamlTreeReader(file, text, bag);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException exception)
        {
            bag.Report(DiagnosticCatalogue.NotYaml, reader.PositionOf(exception), Reason(exception));
        }
        catch (NestedTooDeepException exception)
        {
            bag.Report(DiagnosticCatalogue.NestedTooDeep, exception.Position, MaxDepth);
        }

        return null;
    }

    private YamlNode? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.TryConsume<StreamEnd>(out _))
        {
            _bag.Report(DiagnosticCatalogue.FileEmpty, SourcePosition.StartOf(_file));
            return null;
        }

        _parser.Consume<DocumentStart>();
        var root = ReadNode(1);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
            _bag.Report(DiagnosticCatalogue.SecondDocument, At(second.Start));

        if (root is not YamlScalar { Text: "", IsPlain: true })
            return root;

        _bag.Report(DiagnosticCatalogue.FileEmpty, SourcePosition.StartOf(_file));
        return null;
    }

    private YamlNode ReadNode(int depth)
    {
        var next = _parser.Current!;
        var position = At(next.Start);
        if (depth > MaxDepth)
            throw new NestedTooDeepException(position);

        if (next is AnchorAlias)
        {
            _bag.Report(DiagnosticCatalogue.YamlFeature, position, "aliases");
            _parser.MoveNext();
            return new YamlScalar(position, "", IsPlain: false);
        }

        if (next is NodeEvent node)
            RejectProperties(node, position);

        if (_parser.TryConsume<SequenceStart>(out _))
            return ReadList(position, depth);
        if (_parser.TryConsume<MappingStart>(out _))
            return ReadMap(position, depth);

        var scalar = _parser.Consume<Scalar>();
        return new YamlScalar(position, scalar.Value, scalar.Style == ScalarStyle.Plain);
    }

    private YamlList ReadList(SourcePosition position, int depth)
    {
        var items = new List<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(ReadNode(depth + 1));
        return new YamlList(position, items);
    }

    private YamlMap ReadMap(SourcePosition position, int depth)
    {
        var entries = new Dictionary<string, YamlEntry>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadNode(depth + 1);
            var value = ReadNode(depth + 1);
            if (key is not YamlScalar name)
                _bag.Report(DiagnosticCatalogue.WrongNode, key.Position, "a key", "text", key.Description);
            else if (!entries.TryAdd(name.Text, new YamlEntry(name, value)))
                ReportDuplicate(name, entries[name.Text].Key);
        }

        return new YamlMap(position, [.. entries.Values.OrderBy(entry => entry.Key.Position.Line)
            .ThenBy(entry => entry.Key.Position.Column)]);
    }

    private void ReportDuplicate(YamlScalar second, YamlScalar first)
    {
        var note = new DiagnosticNote(first.Position, $"'{first.Text}' is first given here");
        _bag.Report(DiagnosticCatalogue.DuplicateKey, second.Position, note, second.Text);
    }

    private void RejectProperties(NodeEvent node, SourcePosition position)
    {
        if (!node.Anchor.IsEmpty)
            _bag.Report(DiagnosticCatalogue.YamlFeature, position, "anchors");
        if (!node.Tag.IsEmpty)
            _bag.Report(DiagnosticCatalogue.YamlFeature, position, "tags");
    }

    // Of a tab the scanner only says where the mapping it is in began; but it stands at the tab.
    private SourcePosition PositionOf(YamlException exception)
    {
        var isPoint = exception.Start.Index == exception.End.Index;
        return At(isPoint && exception is SyntaxErrorException ? _parser.Position : exception.Start);
    }

    private SourcePosition At(Mark mark) => new(_file, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    // The parser's sentences begin with a capital and end with a full stop; ours do neither.
    private static string Reason(YamlException exception)
    {
        var reason = exception.Message.Trim().TrimEnd('.');
        return reason.Length == 0 ? "unexpected text" : char.ToLowerInvariant(reason[0]) + reason[1..];
    }
}
