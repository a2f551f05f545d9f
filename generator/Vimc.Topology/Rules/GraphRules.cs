using Vimc.Topology.Diagnostics;
using Vimc.Topology.Model;

namespace Vimc.Topology.Rules;

/// <summary>Checks what only the graph as a whole shows: that frames can flow, and where to.</summary>
internal sealed class GraphRules
{
    private readonly LinkedTopology _topology;
    private readonly DiagnosticBag _bag;

    private GraphRules(LinkedTopology topology, DiagnosticBag bag)
    {
        _topology = topology;
        _bag = bag;
    }

    /// <summary>Reports every broken rule of <paramref name="topology"/>.</summary>
    public static void Check(LinkedTopology topology, DiagnosticBag bag)
    {
        var rules = new GraphRules(topology, bag);
        rules.CheckSinks();
        CycleRule.Check(topology, bag);
        rules.CheckFormats();
        rules.CheckCaptures();
    }

    private void CheckSinks()
    {
        foreach (var links in _topology.Links.Where(link => link.Link.IsEnabled).GroupBy(link => link.Link.Sink))
        {
            var first = links.First();
            foreach (var link in links.Skip(1))
            {
                var rule = first.Link.IsImmutable && link.Link.IsImmutable
                    ? DiagnosticCatalogue.SinkTakenForEver
                    : DiagnosticCatalogue.SinkTakenTwice;
                var note = new DiagnosticNote(first.Declaration.Position, "the first is here");
                _bag.Report(rule, link.Declaration.Position, note, link.Declaration.Sink);
            }
        }
    }

    private void CheckFormats()
    {
        foreach (var (declaration, link) in _topology.Links)
        {
            var source = _topology.Entities[link.Source.Entity].Type;
            var sink = _topology.Entities[link.Sink.Entity].Type;
            if (FormatPropagation.CanCross(source, sink, _topology.Declaration.Formats))
                continue;

            _bag.Report(
                DiagnosticCatalogue.NoCommonFormat,
                declaration.Position,
                declaration.Source,
                declaration.Sink,
                source.Keyword,
                source.OutputSummary,
                sink.Keyword,
                sink.TakesSummary);
        }
    }

    private void CheckCaptures()
    {
        var captures = Enumerable.Range(0, _topology.Entities.Count)
            .Where(index => _topology.Entities[index].Type.Kind == EntityKind.Capture)
            .ToList();
        if (captures.Count == 0)
            _bag.Report(DiagnosticCatalogue.NoCapture, _topology.Declaration.Position);

        foreach (var capture in captures)
        {
            if (!IsReached(capture))
                Report(DiagnosticCatalogue.CaptureUnreached, capture, _topology.NameOf(capture));
            else if (FindStarved(capture) is { } starved)
                Report(DiagnosticCatalogue.CaptureUnfed, capture, _topology.NameOf(capture), starved);
        }
    }

    private void Report(DiagnosticRule rule, int entity, params object[] arguments) =>
        _bag.Report(rule, _topology.Entities[entity].Name.Position, arguments);

    // Whether pixels of some sensor could get there if the right links were enabled.
    private bool IsReached(int entity)
    {
        var seen = new HashSet<int>();
        var open = new Stack<int>([entity]);
        while (open.TryPop(out var next))
        {
            if (_topology.Entities[next].Type.Kind == EntityKind.Sensor)
                return true;
            if (!seen.Add(next))
                continue;
            foreach (var link in _topology.LinksInto[next])
                open.Push(link.Link.Source.Entity);
        }

        return false;
    }

    // Upstream of a capture over enabled links: the sink pad at which they end before a sensor. A capture without any
    // enabled link is meant to be connected by the user, which is no fault of the defaults.
    private string? FindStarved(int capture)
    {
        var seen = new HashSet<int>();
        for (var entity = capture; seen.Add(entity);)
        {
            if (_topology.Entities[entity].Type.Kind == EntityKind.Sensor)
                return null;

            var upstream = _topology.LinksInto[entity].FirstOrDefault(link => link.Link.IsEnabled);
            if (upstream is null)
                return entity == capture ? null : $"{_topology.NameOf(entity)}:0";
            entity = upstream.Link.Source.Entity;
        }

        return null;
    }
}
