using Vimc.Topology.Diagnostics;
using Vimc.Topology.Formats;
using Vimc.Topology.Yaml;

namespace Vimc.Topology.Reading;

/// <summary>Reads one item of <c>links:</c>.</summary>
internal sealed class LinkShape(DiagnosticBag bag)
{
    private const string Enabled = "enabled";
    private const string Immutable = "immutable";

    private readonly NodeShape _shape = new(bag);
    private readonly ValueReader _values = new(bag, FormatSet.InTree);

    /// <summary>The keys of a link.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["source", "sink", "flags"];

    /// <summary>The words after <c>flags:</c>.</summary>
    public static IReadOnlyList<string> Flags { get; } = [Enabled, Immutable];

    /// <summary>The link, or null after a diagnostic if one of its ends is not readable.</summary>
    public LinkDeclaration? Read(YamlNode node)
    {
        if (_shape.Map(node, "a link", Keys) is not { } map)
            return null;

        var source = _values.Pad(_shape.Text(map, "a link", "source"));
        var sink = _values.Pad(_shape.Text(map, "a link", "sink"));
        var flags = ReadFlags(map);
        if (flags.Contains(Immutable) && !flags.Contains(Enabled))
            bag.Report(DiagnosticCatalogue.ImmutableDisabled, map.Position);

        return source is null || sink is null
            ? null
            : new LinkDeclaration(map.Position, source, sink, flags.Contains(Enabled), flags.Contains(Immutable));
    }

    private HashSet<string> ReadFlags(YamlMap map)
    {
        var flags = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in _shape.OptionalList(map, "flags"))
        {
            if (_shape.Text(node, "a flag") is not { } flag)
                continue;

            if (!Flags.Contains(flag.Text))
            {
                var hint = Spelling.Suggest(flag.Text, Flags);
                bag.Report(DiagnosticCatalogue.UnknownFlag, flag.Position, flag.Text, hint);
            }
            else if (!flags.Add(flag.Text))
            {
                bag.Report(DiagnosticCatalogue.DuplicateFlag, flag.Position, flag.Text);
            }
        }

        return flags;
    }
}
