using Vimc.Topology.Diagnostics;
using Vimc.Topology.Model;
using Vimc.Topology.Reading;

namespace Vimc.Topology.Rules;

/// <summary>Checks that names are unique and refer to what exists, and puts indices in their place.</summary>
internal sealed class ReferenceRules
{
    private readonly TopologyDeclaration _topology;
    private readonly DiagnosticBag _bag;
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);

    private ReferenceRules(TopologyDeclaration topology, DiagnosticBag bag)
    {
        _topology = topology;
        _bag = bag;
    }

    /// <summary><paramref name="topology"/> with indices for names. Links with a diagnostic are left out.</summary>
    public static LinkedTopology Check(TopologyDeclaration topology, DiagnosticBag bag)
    {
        var rules = new ReferenceRules(topology, bag);
        rules.CheckNames();
        return new LinkedTopology(topology, rules.Links(), rules.Lenses());
    }

    private void CheckNames()
    {
        var identifiers = new Dictionary<string, EntityDeclaration>(StringComparer.Ordinal);
        for (var index = 0; index < _topology.Entities.Count; index++)
        {
            var entity = _topology.Entities[index];
            var (name, position) = entity.Name;
            var isNew = _indices.TryAdd(name, index);
            var identifier = Entity.IdentifierOf(name);
            if (identifiers.TryAdd(identifier, entity))
                continue;

            var first = identifiers[identifier].Name;
            var note = new DiagnosticNote(first.Position, $"'{first.Value}' is declared here");
            if (isNew)
            {
                var constant = "VIMC_ENT_" + identifier.ToUpperInvariant();
                _bag.Report(DiagnosticCatalogue.SimilarName, position, note, name, first.Value, constant);
            }
            else
            {
                _bag.Report(DiagnosticCatalogue.DuplicateName, position, note, name);
            }
        }
    }

    private List<LinkedLink> Links()
    {
        var links = new Dictionary<(PadIndex, PadIndex), LinkedLink>();
        foreach (var declared in _topology.Links)
        {
            var source = Find(declared.Source, PadDirection.Source);
            var sink = Find(declared.Sink, PadDirection.Sink);
            if (source is not { } from || sink is not { } to)
                continue;

            var link = new LinkedLink(declared, new DataLink(from, to, declared.IsEnabled, declared.IsImmutable));
            if (links.TryAdd((from, to), link))
                continue;

            var note = new DiagnosticNote(links[(from, to)].Declaration.Position, "the first is here");
            _bag.Report(
                DiagnosticCatalogue.DuplicateLink, declared.Position, note, declared.Source, declared.Sink);
        }

        return [.. links.Values];
    }

    private PadIndex? Find(PadReference pad, PadDirection direction)
    {
        var isSource = direction == PadDirection.Source;
        if (!_indices.TryGetValue(pad.Entity, out var index))
        {
            var rule = isSource ? DiagnosticCatalogue.UnknownSource : DiagnosticCatalogue.UnknownSink;
            _bag.Report(rule, pad.Position, pad.Entity, Suggest(pad.Entity, type => type.Pads.Contains(direction)));
            return null;
        }

        var entity = _topology.Entities[index];
        if (pad.Pad >= entity.Type.Pads.Count)
        {
            _bag.Report(
                DiagnosticCatalogue.UnknownPad,
                pad.Position,
                DeclaredHere(entity),
                pad.Entity,
                pad.Pad,
                entity.Type.Keyword,
                entity.Type.PadSummary);
            return null;
        }

        if (entity.Type.Pads[pad.Pad] == direction)
            return new PadIndex(index, pad.Pad);

        var wrong = isSource ? DiagnosticCatalogue.SinkAsSource : DiagnosticCatalogue.SourceAsSink;
        var other = entity.Type.Pads.ToList().IndexOf(direction);
        var hint = other < 0 ? $"; a {entity.Type.Keyword} has no other" : $"; did you mean '{pad.Entity}:{other}'?";
        _bag.Report(wrong, pad.Position, DeclaredHere(entity), pad, hint);
        return null;
    }

    private List<AncillaryLink> Lenses()
    {
        var owners = new Dictionary<int, EntityDeclaration>();
        var links = new List<AncillaryLink>();
        for (var sensor = 0; sensor < _topology.Entities.Count; sensor++)
        {
            var entity = _topology.Entities[sensor];
            if (entity.Lens is not { } lens || FindLens(lens) is not { } index)
                continue;

            if (owners.TryAdd(index, entity))
            {
                links.Add(new AncillaryLink(sensor, index));
                continue;
            }

            var owner = owners[index];
            _bag.Report(
                DiagnosticCatalogue.LensTaken, lens.Position, DeclaredHere(owner), lens.Value, owner.Name.Value);
        }

        return links;
    }

    private int? FindLens(Located<string> lens)
    {
        if (!_indices.TryGetValue(lens.Value, out var index))
        {
            var hint = Suggest(lens.Value, type => type.Kind == EntityKind.Lens);
            _bag.Report(DiagnosticCatalogue.UnknownLens, lens.Position, lens.Value, hint);
            return null;
        }

        var entity = _topology.Entities[index];
        if (entity.Type.Kind == EntityKind.Lens)
            return index;

        _bag.Report(
            DiagnosticCatalogue.NotALens, lens.Position, DeclaredHere(entity), lens.Value, entity.Type.Keyword);
        return null;
    }

    // A distance to every name for every link of a large file would take minutes, so only while it is of use.
    // Entities that would fit first: of two names equally near, the one that could stand here is meant.
    private string Suggest(string name, Func<EntityType, bool> fits)
    {
        if (_bag.IsCrowded)
            return "";

        var entities = _topology.Entities.OrderBy(entity => fits(entity.Type) ? 0 : 1);
        var near = Spelling.Nearest(name, entities.Select(entity => entity.Name.Value));
        return near is null ? "" : $"; did you mean '{near}'?";
    }

    private static DiagnosticNote DeclaredHere(EntityDeclaration entity) =>
        new(entity.Name.Position, $"'{entity.Name.Value}' is declared here");
}
