using Vimc.Topology.Diagnostics;

namespace Vimc.Topology.Rules;

/// <summary>
/// Finds cycles, over disabled links too: whoever enables the last link of one would make rows wait for themselves.
/// </summary>
internal sealed class CycleRule
{
    private readonly LinkedTopology _topology;
    private readonly DiagnosticBag _bag;
    private readonly HashSet<int> _finished = [];
    private readonly List<int> _path = [];

    private CycleRule(LinkedTopology topology, DiagnosticBag bag)
    {
        _topology = topology;
        _bag = bag;
    }

    /// <summary>Reports each link that closes a cycle.</summary>
    public static void Check(LinkedTopology topology, DiagnosticBag bag)
    {
        var rule = new CycleRule(topology, bag);
        for (var entity = 0; entity < topology.Entities.Count; entity++)
            rule.Visit(entity);
    }

    // As deep as the longest path, and a topology is bounded to 256 entities.
    private void Visit(int entity)
    {
        if (_finished.Contains(entity))
            return;

        _path.Add(entity);
        foreach (var link in _topology.Links.Where(link => link.Link.Source.Entity == entity))
        {
            var sink = link.Link.Sink.Entity;
            var start = _path.IndexOf(sink);
            if (start < 0)
            {
                Visit(sink);
                continue;
            }

            var names = _path.Skip(start).Append(sink).Select(index => $"'{_topology.NameOf(index)}'");
            _bag.Report(DiagnosticCatalogue.Cycle, link.Declaration.Position, string.Join(" -> ", names));
        }

        _path.RemoveAt(_path.Count - 1);
        _finished.Add(entity);
    }
}
