namespace Vimc.Topology.Diagnostics;

/// <summary>Collects the diagnostics of one run, so that a phase reports all of its errors at once.</summary>
public sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>Whether nothing was reported.</summary>
    public bool IsEmpty => _diagnostics.Count == 0;

    /// <summary>Whether there are more than anyone would read, so that help with each is not worth its time.</summary>
    public bool IsCrowded => _diagnostics.Count >= 100;

    /// <summary>Everything reported, in the order of the text it is about.</summary>
    public IReadOnlyList<Diagnostic> ToSortedList() =>
    [
        .. _diagnostics
            .OrderBy(diagnostic => diagnostic.Position.File, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Position.Line)
            .ThenBy(diagnostic => diagnostic.Position.Column)
            .ThenBy(diagnostic => diagnostic.Rule.Id, StringComparer.Ordinal),
    ];

    /// <summary>Reports that <paramref name="rule"/> is broken at <paramref name="position"/>.</summary>
    public void Report(DiagnosticRule rule, SourcePosition position, params object[] arguments) =>
        _diagnostics.Add(new Diagnostic(rule, position, rule.Message(arguments)));

    /// <summary>The same, with a second place to look at.</summary>
    public void Report(DiagnosticRule rule, SourcePosition position, DiagnosticNote note, params object[] arguments) =>
        _diagnostics.Add(new Diagnostic(rule, position, rule.Message(arguments), note));
}
